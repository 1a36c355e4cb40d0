// What a device keeps of its station: which one it shows at a place, and how.

const read = (name) => {
  try {
    return localStorage.getItem(`comanda.station.${name}`);
  } catch {
    return null; // a browser that keeps nothing
  }
};

const write = (name, value) => {
  try {
    localStorage.setItem(`comanda.station.${name}`, value);
  } catch {
    // Then it is chosen again next time.
  }
};

/** The station that this device showed last at a place; nothing where it showed none. */
export const lastAt = (placeId) => read(`at.${placeId}`);

export const keepAt = (placeId, stationId) => write(`at.${placeId}`, stationId);

/** Whether something that can be switched off is on, which it is until somebody does. */
export const isOn = (what) => read(what) !== 'off';

export const keepOn = (what, on) => write(what, on ? 'on' : 'off');
