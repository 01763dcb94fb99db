"""Writes data.json: Fisher's iris measurements and figures computed from them by scikit-learn and by a Newton iteration in long double.

Run: python3 make.py > data.json   (scikit-learn 1.9.1, numpy 2.4.6)
"""
import json
import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import silhouette_score
from sklearn.preprocessing import StandardScaler

iris = load_iris()
raw = iris.data
scaled = StandardScaler().fit_transform(raw)


def clusterings(points):
    out = []
    for k in (2, 3, 4):
        fit = KMeans(k, n_init=200, random_state=1, tol=0, max_iter=1000).fit(points)
        out.append({"k": k, "within": float(fit.inertia_), "silhouette": float(silhouette_score(points, fit.labels_))})
    return out


def logistic():
    """Species 2 against species 1 by Newton's method in long double, unpenalised; the Hessian step is solved in double."""
    chosen = iris.target > 0
    x = np.column_stack([np.ones(chosen.sum()), raw[chosen]]).astype(np.longdouble)
    y = (iris.target[chosen] == 2).astype(np.longdouble)
    beta = np.zeros(5, dtype=np.longdouble)
    for _ in range(100):
        p = 1 / (1 + np.exp(-(x @ beta)))
        hessian = (x * (p * (1 - p))[:, None]).T @ x
        beta = beta + np.linalg.solve(hessian.astype(float), (x.T @ (y - p)).astype(float))
    errors = np.sqrt(np.diag(np.linalg.inv(hessian.astype(float))))
    return {"coefficients": [float(b) for b in beta], "standardErrors": [float(e) for e in errors]}


print(json.dumps({
    "names": ["sepalLengthCm", "sepalWidthCm", "petalLengthCm", "petalWidthCm"],
    "rows": raw.tolist(),
    "species": iris.target.tolist(),
    "raw": clusterings(raw),
    "scaled": clusterings(scaled),
    "logistic": logistic(),
}))
