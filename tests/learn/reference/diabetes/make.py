"""Writes data.json: the diabetes data and figures computed from them and from stack loss by scikit-learn, statsmodels and numpy.

Run: python3 make.py > data.json   (scikit-learn 1.9.1, statsmodels 0.15.0, numpy 2.4.6)
"""
import json
import numpy as np
import statsmodels.api as sm
from sklearn.datasets import load_diabetes, load_iris
from sklearn.decomposition import PCA
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.preprocessing import StandardScaler

diabetes = load_diabetes(scaled=False)
x, y = diabetes.data, diabetes.target


def floats(values):
    return [float(v) for v in np.ravel(values)]


def least_squares():
    fit = sm.OLS(y, sm.add_constant(x)).fit()
    low, high = fit.conf_int(0.05).T
    return {"coefficients": floats(fit.params), "standardErrors": floats(fit.bse), "t": floats(fit.tvalues),
            "p": floats(fit.pvalues), "low": floats(low), "high": floats(high), "rSquared": float(fit.rsquared)}


def huber(columns, target):
    fit = sm.RLM(target, sm.add_constant(columns), M=sm.robust.norms.HuberT(1.345)).fit(tol=1e-13, maxiter=500)
    return {"coefficients": floats(fit.params), "standardErrors": floats(fit.bse), "scale": float(fit.scale)}


def components(points):
    fit = PCA().fit(points)
    n = len(points)
    return {"variances": floats(fit.explained_variance_ * (n - 1) / n), "shares": floats(fit.explained_variance_ratio_),
            "loadings": fit.components_.tolist()}


def blocked_mae(model):
    """Five contiguous blocks: row i belongs to block floor(5 i / n)."""
    block = np.arange(len(y)) * 5 // len(y)
    errors = [np.abs(model().fit(x[block != b], y[block != b]).predict(x[block == b]) - y[block == b]) for b in range(5)]
    return float(np.concatenate(errors).mean())


def boosting(loss, **more):
    model = GradientBoostingRegressor(loss=loss, n_estimators=60, learning_rate=0.1, max_depth=3, min_samples_leaf=10,
                                      random_state=1, **more).fit(x, y)
    return floats(model.predict(x[:40]))


stack = sm.datasets.stackloss.load_pandas()
print(json.dumps({
    "names": list(diabetes.feature_names),
    "rows": x.tolist(),
    "target": y.tolist(),
    "leastSquares": least_squares(),
    "huber": huber(x, y),
    "stackLoss": {"names": list(stack.exog.columns), "rows": stack.exog.to_numpy().tolist(), "target": stack.endog.tolist(),
                  **huber(stack.exog.to_numpy(), stack.endog.to_numpy())},
    "components": {"diabetes": components(StandardScaler().fit_transform(x)), "iris": components(load_iris().data)},
    "boosted": boosting("squared_error"),
    "blockedMae": {
        "mean": blocked_mae(DummyRegressor),
        "linear": blocked_mae(LinearRegression),
        "forest": blocked_mae(lambda: RandomForestRegressor(200, min_samples_leaf=5, max_features=4, random_state=1)),
        "boosting": blocked_mae(lambda: GradientBoostingRegressor(
            n_estimators=60, learning_rate=0.1, max_depth=3, min_samples_leaf=10, random_state=1)),
    },
}))
