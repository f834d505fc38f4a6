#include "models/county/gamma_table.hpp"

#include "sim/contract.hpp"
#include "sim/random/distributions.hpp"
#include "sim/random/draws.hpp"

namespace tiexin::models {

GammaTable::GammaTable(double variance) : variance_(variance) {
  sim::require(variance >= 0.0 && variance <= 1e4, "gamma table: the variance lies in [0, 10000]");
  if (variance_ == 0.0 || variance_ == 1.0) return;
  for (std::uint32_t i = 1; i < kCells; ++i) {
    knots_[i] = variance_ * sim::gamma(static_cast<double>(i) / kCells, 1.0 / variance_);
  }
}

double GammaTable::operator()(std::uint32_t word) const {
  if (variance_ == 0.0) return 1.0;
  const double u = sim::uniform(word);
  if (variance_ == 1.0) return sim::exponential(1.0 - u);
  const std::uint32_t cell = word >> (32 - kCellBits);
  if (cell < kComputedCells || cell >= kCells - kComputedCells) {
    return variance_ * sim::gamma(u, 1.0 / variance_);
  }
  const double within = u * kCells - cell;
  return knots_[cell] + within * (knots_[cell + 1] - knots_[cell]);
}

}  // namespace tiexin::models
