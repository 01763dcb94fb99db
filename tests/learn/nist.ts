// Reference problems with certified results. Source: NIST Statistical Reference Datasets, linear regression
// (itl.nist.gov/div898/strd/lls), files Norris, Longley and Wampler1 to Wampler5; a work of the US government, public domain.

export const NORRIS = {
  x: [
    0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5, 11.6, 556.0,
    228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
  ],
  y: [
    0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9, 10.8, 557.7,
    228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
  ],
  coefficients: [-0.262323073774029, 1.00211681802045],
  standardErrors: [0.232818234301152, 0.429796848199937e-3],
  residualDeviation: 0.884796396144373,
  rSquared: 0.999993745883712,
};

export const LONGLEY = {
  names: ['deflator', 'product', 'unemployed', 'forces', 'population', 'year'],
  x: [
    [83.0, 234289, 2356, 1590, 107608, 1947],
    [88.5, 259426, 2325, 1456, 108632, 1948],
    [88.2, 258054, 3682, 1616, 109773, 1949],
    [89.5, 284599, 3351, 1650, 110929, 1950],
    [96.2, 328975, 2099, 3099, 112075, 1951],
    [98.1, 346999, 1932, 3594, 113270, 1952],
    [99.0, 365385, 1870, 3547, 115094, 1953],
    [100.0, 363112, 3578, 3350, 116219, 1954],
    [101.2, 397469, 2904, 3048, 117388, 1955],
    [104.6, 419180, 2822, 2857, 118734, 1956],
    [108.4, 442769, 2936, 2798, 120445, 1957],
    [110.8, 444546, 4681, 2637, 121950, 1958],
    [112.6, 482704, 3813, 2552, 123366, 1959],
    [114.2, 502601, 3931, 2514, 125368, 1960],
    [115.7, 518173, 4806, 2572, 127852, 1961],
    [116.9, 554894, 4007, 2827, 130081, 1962],
  ],
  y: [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551],
  coefficients: [
    -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807,
    1829.15146461355,
  ],
  standardErrors: [
    890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370,
    455.478499142212,
  ],
  residualDeviation: 304.854073561965,
  rSquared: 0.995479004577296,
};

/** The disturbance that Wampler 3 adds to Wampler 1, at x = 0 … 20; Wampler 4 and 5 add 100 and 10,000 times as much. */
const DISTURBANCE = [
  759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048,
  759,
];
export const WAMPLER_X = Array.from({ length: 21 }, (_, x) => x);
const powerSum = (x: number): number => 1 + x * (1 + x * (1 + x * (1 + x * (1 + x))));
/** Wampler 2's outcomes are the sums of powers of x/10, printed to all of their five decimals. */
const decimalPowerSum = (x: number): number => (100_000 + x * (10_000 + x * (1000 + x * (100 + x * (10 + x))))) / 100_000;
const ERRORS_3 = [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312];
const DEVIATION_3 = 2360.14502379268;
const ONES = [1, 1, 1, 1, 1, 1];

const disturbed = (factor: number): number[] => WAMPLER_X.map((x) => powerSum(x) + factor * DISTURBANCE[x]!);

/** Polynomials of degree 5 in x = 0 … 20. */
export const WAMPLER = [
  { name: 'Wampler 1', y: disturbed(0), coefficients: ONES, standardErrors: undefined, residualDeviation: 0, rSquared: 1 },
  {
    name: 'Wampler 2',
    y: WAMPLER_X.map(decimalPowerSum),
    coefficients: [1, 0.1, 0.01, 0.001, 0.0001, 0.00001],
    standardErrors: undefined,
    residualDeviation: 0,
    rSquared: 1,
  },
  { name: 'Wampler 3', y: disturbed(1), coefficients: ONES, standardErrors: ERRORS_3, residualDeviation: DEVIATION_3, rSquared: 0.999995559025820 },
  {
    name: 'Wampler 4',
    y: disturbed(100),
    coefficients: ONES,
    standardErrors: [215232.624678170, 236355.173469681, 77934.3524331583, 10147.5507550350, 564.566512170752, 11.2324854679312],
    residualDeviation: 236014.502379268,
    rSquared: 0.957478440825662,
  },
  {
    name: 'Wampler 5',
    y: disturbed(10_000),
    coefficients: ONES,
    standardErrors: [21523262.4678170, 23635517.3469681, 7793435.24331583, 1014755.07550350, 56456.6512170752, 1123.24854679312],
    residualDeviation: 23601450.2379268,
    rSquared: 0.224668921574940e-2,
  },
] as const;

/** Outcomes of file Wampler5 as printed, to hold the reconstruction above against. */
export const WAMPLER_5_PRINTED = [
  7590001, -20479994, 20480063, -20479636, 25231365, -20476094, 20489331, -20460392, 18417449, -20413570, 20591111, -20302844,
  18651453, -20077766, 21059195, -19666384, 26348481, -18971402, 22480719, -17866340, 10958421,
];
