/** What Chromium tells about the battery; other browsers tell nothing. */
type Battery = EventTarget & { charging: boolean };

/** Follows once `hasDrawn` whether the machine runs on its battery; false where the browser does not say. */
export function followBattery(hasDrawn: Promise<void>): () => boolean {
  let isOnBattery = false;
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
  hasDrawn
    .then(() => getBattery?.call(navigator))
    .then((battery) => {
      if (!battery) return;
      const look = () => {
        isOnBattery = !battery.charging;
      };
      battery.addEventListener('chargingchange', look);
      look();
    })
    .catch(() => {});
  return () => isOnBattery;
}
