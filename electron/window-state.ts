/** A rectangle on the desktop, in the system's own units. */
interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a window stood, or would have stood if it had not been maximised. */
export interface WindowState extends Bounds {
  readonly isMaximized: boolean;
}

/** How much of a window must lie on a screen, both ways, for a hand to catch it. */
const graspable = 80;

/** True when enough of the window lies on one of the screens' work areas: a screen may be gone since. */
export function isVisible(bounds: Bounds, areas: readonly Bounds[]): boolean {
  return areas.some((area) => {
    const right = Math.min(bounds.x + bounds.width, area.x + area.width);
    const bottom = Math.min(bounds.y + bounds.height, area.y + area.height);
    const hasTitleBar = bounds.y >= area.y;
    return (
      hasTitleBar &&
      right - Math.max(bounds.x, area.x) >= graspable &&
      bottom - Math.max(bounds.y, area.y) >= graspable
    );
  });
}

/** True for what `stateOf` once gave, whatever a file may hold. */
export function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, isMaximized } = value as Record<string, unknown>;
  return [x, y, width, height].every(Number.isInteger) && typeof isMaximized === 'boolean';
}
