#pragma once
// What a group of parameters says about a number, by regression over draws: a smooth curve for each parameter and, for
// small groups, their products. How smooth is learnt from the draws (REML by the fixed point of MacKay 1992 and of
// Wood and Fasiolo 2017, Biometrics 73:1071), so a parameter that says nothing ends as a flat line.
#include <cstddef>
#include <vector>

namespace sim::analysis {

/// Numbers by parameter or outcome, then by draw.
using Series = std::vector<std::vector<double>>;

inline constexpr std::size_t kFolds = 20;  ///< Parts that are left out in turn to see how sure a result is.

struct Regression {
  Series fitted;  ///< [outcome][draw]: the mean of the outcome given the parameters.
  std::vector<Series>
      without;  ///< [fold][outcome][draw]: the same, from coefficients that never saw draws with draw % kFolds == fold.
  std::vector<double> freedom;  ///< [outcome]: effective number of coefficients, the mean not counted.
};

/// Groups up to this size get products of their parameters; larger ones are additive.
inline constexpr std::size_t kLargestWithProducts = 12;

/// `inputs` is [parameter][draw], `outputs` [outcome][draw], at least 40 draws. Throws BrokenRule for fewer.
Regression regress(const Series& inputs, const Series& outputs);

}  // namespace sim::analysis
