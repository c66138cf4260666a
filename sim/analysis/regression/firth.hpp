#pragma once
// Logistic regression with Firth's penalty (Jeffreys prior): finite also under separation (Firth 1993; Heinze &
// Schemper 2002). For a two-by-two table it adds one half to each cell.
#include "sim/analysis/regression/logistic.hpp"

namespace sim::regression {

/// Standard errors are the model's, intervals Wald's. `separated` says whether plain logistic regression has no answer.
LogisticFit fit_firth(const Sample& sample);

}  // namespace sim::regression
