#include "models/fields/field.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <string>
#include <vector>

namespace tiexin::models {
namespace {

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> kColourNames{"red", "green"};

struct Inner {
  double depth = 0.5;
};

template <class V, FieldsOf<Inner> D>
void fields(V& v, D& d) {
  v("depth", d.depth, "m", between(0, 1), "how deep");
}

struct Outer {
  int n = 3;
  bool on = true;
  ByClass hours{1, 2, 3};
  Colour colour = Colour::green;
  Inner inner;
};

template <class V, FieldsOf<Outer> D>
void fields(V& v, D& d) {
  v("n", d.n, "piece", between(1, 9), "how many");
  v("on", d.on, "switch", kSwitchBounds, "whether at all");
  v("hours", d.hours, "h", between(0, 10), "by class");
  v.choice("colour", d.colour, kColourNames, "which");
  v.block("inner", d.inner);
}

/// Writes down the path and value of every field.
struct Describe {
  std::vector<std::string> lines;
  std::string prefix;

  template <FieldValue F>
  void operator()(std::string_view name, F& value, std::string_view, Bounds bounds, std::string_view) {
    if constexpr (std::same_as<std::remove_const_t<F>, ByClass>) {
      for (std::size_t i = 0; i < kClasses; ++i) EXPECT_TRUE(bounds.contains(value[i]));
    } else {
      EXPECT_TRUE(bounds.contains(static_cast<double>(value)));
    }
    lines.push_back(prefix + std::string(name));
  }
  template <class E, std::size_t n>
  void choice(std::string_view name, E& value, const std::array<std::string_view, n>& names, std::string_view) {
    lines.push_back(prefix + std::string(name) + "=" + std::string(names.at(static_cast<std::size_t>(value))));
  }
  template <class T>
  void block(std::string_view name, T& nested) {
    Describe within{{}, prefix + std::string(name) + "."};
    fields(within, nested);
    lines.insert(lines.end(), within.lines.begin(), within.lines.end());
  }
};

/// Doubles every number it can write to.
struct Double {
  void operator()(std::string_view, int& value, std::string_view, Bounds, std::string_view) { value *= 2; }
  void operator()(std::string_view, double& value, std::string_view, Bounds, std::string_view) { value *= 2; }
  void operator()(std::string_view, bool& value, std::string_view, Bounds, std::string_view) { value = !value; }
  void operator()(std::string_view, ByClass& value, std::string_view, Bounds, std::string_view) { value[2] *= 2; }
  template <class E, std::size_t n>
  void choice(std::string_view, E& value, const std::array<std::string_view, n>&, std::string_view) {
    value = E{};
  }
  template <class T>
  void block(std::string_view, T& nested) {
    fields(*this, nested);
  }
};

TEST(Field, OneListReadsAConstStruct) {
  const Outer outer;
  Describe describe;
  fields(describe, outer);
  EXPECT_EQ(describe.lines, (std::vector<std::string>{"n", "on", "hours", "colour=green", "inner.depth"}));
}

TEST(Field, TheSameListWrites) {
  Outer outer;
  Double twice;
  fields(twice, outer);
  EXPECT_EQ(outer.n, 6);
  EXPECT_FALSE(outer.on);
  EXPECT_EQ(outer.hours, (ByClass{1, 2, 6}));
  EXPECT_EQ(outer.colour, Colour::red);
  EXPECT_DOUBLE_EQ(outer.inner.depth, 1.0);
}

TEST(Field, BoundsAreClosedAndRefuseNotANumber) {
  EXPECT_TRUE(between(1, 2).contains(1));
  EXPECT_TRUE(between(1, 2).contains(2));
  EXPECT_FALSE(between(1, 2).contains(2.1));
  EXPECT_FALSE(between(1, 2).contains(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace
}  // namespace tiexin::models
