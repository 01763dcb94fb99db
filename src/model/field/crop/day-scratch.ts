// Numbers that the processes of one block's day hand to each other; filled and read within one call of advanceDay, never kept.
// A typed array, because numbers passed between large functions would each be allocated.

/** The day's scratch; see the index constants. */
export const today = new Float64Array(25);

// Weather: °C and mm.
export const T_MIN = 0;
export const T_MAX = 1;
export const RAIN = 2;
export const ET0 = 3;
// Time after planting without delays and today's step of it, in the crop's unit.
export const TIME = 4;
export const STEP = 5;
// Fall of the crop coefficient by age (for a full canopy), and the cover of yesterday.
export const AGED = 6;
export const COVER_BEFORE = 7;
// Demand of the air on soil or canopy, mm.
export const DEMAND = 8;
// Root zone, mm: water, depletion and available water; then both of the wetter of root zone and top soil, by which stress is judged.
export const STORAGE = 9;
export const DEPLETION = 10;
export const AVAILABLE = 11;
export const STRESS_DEPLETION = 12;
export const STRESS_AVAILABLE = 13;
// Surface: water ponded, passed through the profile, and run off by infiltration, mm.
export const PONDED = 14;
export const PASSED = 15;
export const TURNED_AWAY = 16;
// Dose of the schedule, and uptake from the pond, mm.
export const SCHEDULED = 17;
export const POND_UPTAKE = 18;
// 1 while the root zone above is that of the water as it is now.
export const IS_ZONE_CURRENT = 19;
// 1 while the flux out of some compartment, which lies beside this, may not be zero.
export const HAS_OUTFLOW = 20;
// Conductivity of the root zone before evaporation, dS/m: of the paste extract, of the soil water, and of that at field capacity.
export const ZONE_ECE = 21;
export const ZONE_SOIL_WATER_EC = 22;
export const ZONE_FIELD_CAPACITY_EC = 23;
// Irrigation that entered the soil, mm.
export const IRRIGATED = 24;
