/// The vocabulary in which parameter and lever structs list their fields, once, for every reader.
///
/// A struct names its fields in a free template found by argument-dependent lookup. `D` is the struct or its const
/// form, so the one list serves the strict reader (which writes), and `describe`, the scenario hash and screening
/// (which only read):
///
///     template <class V, FieldsOf<Duty> D>
///     void fields(V& v, D& d) {
///       v("visit_interval", d.visit_interval, "day", between(1, 366), "days between two visits to a household");
///       v("enabled", d.enabled, "switch", kSwitchBounds, "whether cadres are on duty at all");
///       v("hours", d.hours, "minute", between(1, 960), "touch time by class");  // ByClass: three doubles, one call
///       v.choice("posting", d.posting, kPostingNames, "where a cadre is posted");
///       v.block("ties", d.ties, "the ties between households");
///     }
///
/// A visitor V provides, `F` being the member type or its const form:
///
///     void operator()(std::string_view name, F& value, std::string_view unit, Bounds bounds, std::string_view doc);
///                                                          // F: double, int, bool (unit "switch"), ByClass
///     template <class E, std::size_t n>
///     void choice(std::string_view name, E& value, const std::array<std::string_view, n>& names, std::string_view
///     doc); template <class T> void block(std::string_view name, T& nested);            // walks fields(*this, nested)
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace tiexin::models {

/// A closed interval of admissible values, in the unit of the field it belongs to.
struct Bounds {
  double low;
  double high;

  /// @returns whether low ≤ value ≤ high; false for NaN.
  [[nodiscard]] constexpr bool contains(double value) const { return value >= low && value <= high; }

  friend constexpr bool operator==(const Bounds&, const Bounds&) = default;
};

/// The bounds of a field: `between(1, 366)`.
[[nodiscard]] constexpr Bounds between(double low, double high) { return Bounds{low, high}; }

/// The bounds of a field that is a switch.
inline constexpr Bounds kSwitchBounds{0.0, 1.0};

/// The classes of a matter, smallest first; their order is the order of `ByClass`.
inline constexpr std::size_t kClasses = 3;
inline constexpr std::array<std::string_view, kClasses> kClassNames{"small", "practical", "hard"};

/// One number for each class of matter, visited as one field; a reader treats it as a mapping with the keys of
/// kClassNames.
struct ByClass {
  double small = 0.0;
  double practical = 0.0;
  double hard = 0.0;

  /// @param index   class  [0, kClasses); anything above 1 is `hard`.
  [[nodiscard]] constexpr double operator[](std::size_t index) const {
    return index == 0 ? small : index == 1 ? practical : hard;
  }
  [[nodiscard]] constexpr double& operator[](std::size_t index) {
    return index == 0 ? small : index == 1 ? practical : hard;
  }

  friend constexpr bool operator==(const ByClass&, const ByClass&) = default;
};

/// Holds for T and for const T: the second template parameter of every `fields`.
template <class D, class T>
concept FieldsOf = std::same_as<std::remove_const_t<D>, T>;

/// The member types that a visitor's call operator meets.
template <class F>
concept FieldValue = std::same_as < std::remove_const_t<F>,
double > || std::same_as<std::remove_const_t<F>, int> || std::same_as<std::remove_const_t<F>, bool> ||
    std::same_as<std::remove_const_t<F>, ByClass>;

}  // namespace tiexin::models
