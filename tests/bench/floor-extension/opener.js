chrome.action.onClicked.addListener(({ windowId }) => void chrome.sidePanel.open({ windowId }));
