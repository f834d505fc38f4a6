#include "models/mechanisms/all.hpp"

#include "sim/contract.hpp"

namespace tiexin::models {
namespace {

/// Folds every mechanism it is shown.
struct Folder {
  const Place& place;
  Rules rules{};

  template <class T>
  void block(std::string_view, const T& mechanism, std::string_view) {
    fold(rules, rules_of(mechanism, place));
  }
};

/// Shows the one mechanism of a name to a function.
template <class F>
struct Finder {
  std::string_view name;
  F& change;
  bool found = false;

  template <class T>
  void block(std::string_view here, T& mechanism, std::string_view) {
    if (here != name) return;
    found = true;
    change(mechanism);
  }
};

template <class F>
Mechanisms changed(Mechanisms mechanisms, std::string_view name, F change) {
  Finder<F> finder{name, change};
  fields(finder, mechanisms);
  sim::require(finder.found, "the mechanism is one of kMechanismNames");
  return mechanisms;
}

}  // namespace

Rules rules_of(const Mechanisms& mechanisms, const Place& place) {
  sim::require(place.natural_villages > 0 && place.administrative_villages > 0 && place.townships > 0 &&
                   place.households > 0 && place.scale > 0,
               "a place has villages, townships, households and a scale above zero");
  Folder folder{place};
  fields(folder, mechanisms);
  return folder.rules;
}

Mechanisms without_means(Mechanisms mechanisms, std::string_view name) {
  return changed(mechanisms, name, [](auto& mechanism) {
    auto to_zero = [](double& amount) { amount = 0; };
    means(to_zero, mechanism);
  });
}

Mechanisms without(Mechanisms mechanisms, std::string_view name) {
  return changed(mechanisms, name, [](auto& mechanism) { mechanism = {}; });
}

}  // namespace tiexin::models
