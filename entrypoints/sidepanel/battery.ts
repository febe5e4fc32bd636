/** What Chromium tells about the battery; other browsers tell nothing. */
type Battery = EventTarget & { charging: boolean };

/** Follows from now on whether the machine runs on its battery; false where the browser does not say. */
export function followBattery(): () => boolean {
  let isOnBattery = false;
  const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
  getBattery
    ?.call(navigator)
    .then((battery) => {
      const look = () => {
        isOnBattery = !battery.charging;
      };
      battery.addEventListener('chargingchange', look);
      look();
    })
    .catch(() => {});
  return () => isOnBattery;
}
