#pragma once
// Logistic regression with Firth's penalty (Jeffreys prior): finite also under separation (Firth 1993; Heinze &
// Schemper 2002). For a two-by-two table it adds one half to each cell.
#include "sim/analysis/regression/logistic.hpp"

namespace sim::regression {

/// Standard errors are the model's. `separated` says whether plain logistic regression has no answer.
LogisticFit fit_firth(const Sample& sample);

/// Log odds ratio `k` with its 95 % interval by profile of the penalised likelihood, which few patients make lopsided:
/// Wald's interval would be far too wide there (Heinze & Schemper 2002).
Estimate firth_coefficient(const Sample& sample, Eigen::Index k);

}  // namespace sim::regression
