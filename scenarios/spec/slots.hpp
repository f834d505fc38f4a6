/// A struct's list of fields, laid out flat: every field with its dotted path, its unit, its bounds and a way to set
/// it.
///
/// Reader, overrides, ensemble, `describe` and the scenario hash all walk this list and know no struct.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "models/fields/field.hpp"

namespace tiexin::scenarios {

/// The types of field there are.
enum class SlotKind { number, integer, toggle, by_class, choice };

/// One field of a struct, `by_class` fields as one slot of three numbers.
struct Slot {
  std::string path;  // "conduct.posting"
  SlotKind kind = SlotKind::number;
  std::string unit;  // "switch" of a toggle, "choice" of a choice
  models::Bounds bounds{0.0, 0.0};
  std::string doc;
  std::vector<std::string> choices;              // names, of a choice only
  std::function<double(std::size_t)> value;      // of part i; toggles 0 or 1, choices the index of the name
  std::function<void(std::size_t, double)> set;  // of part i

  /// @returns 3 for `by_class`, else 1.
  [[nodiscard]] std::size_t n_parts() const { return kind == SlotKind::by_class ? models::kClasses : 1; }
  /// @returns the path of part i: `path`, or `path.small`, `path.practical`, `path.hard`.
  [[nodiscard]] std::string part_path(std::size_t i) const {
    return kind == SlotKind::by_class ? path + '.' + std::string(models::kClassNames[i]) : path;
  }
};

namespace spec_detail {

/// Walks `fields` and notes what it meets. The slots point into the struct: it must outlive them and stay in its place.
class SlotLister {
 public:
  std::vector<Slot> take() { return std::move(slots_); }

  template <models::FieldValue F>
  void operator()(std::string_view name, F& field, std::string_view unit, models::Bounds bounds, std::string_view doc) {
    Slot slot{prefix_ + std::string(name), SlotKind::number, std::string(unit), bounds, std::string(doc), {}, {}, {}};
    if constexpr (std::is_same_v<F, models::ByClass>) {
      slot.kind = SlotKind::by_class;
      slot.value = [&field](std::size_t i) { return field[i]; };
      slot.set = [&field](std::size_t i, double value) { field[i] = value; };
    } else {
      slot.kind = std::is_same_v<F, bool>  ? SlotKind::toggle
                  : std::is_same_v<F, int> ? SlotKind::integer
                                           : SlotKind::number;
      slot.value = [&field](std::size_t) { return static_cast<double>(field); };
      slot.set = [&field](std::size_t, double value) {
        if constexpr (std::is_same_v<F, bool>) {
          field = value != 0.0;
        } else {
          field = static_cast<F>(value);
        }
      };
    }
    slots_.push_back(std::move(slot));
  }

  void operator()(std::string_view name, bool& field, std::string_view doc) {
    (*this)(name, field, "switch", models::kSwitchBounds, doc);
  }

  template <class E, std::size_t n>
  void choice(std::string_view name, E& field, const std::array<std::string_view, n>& names, std::string_view doc) {
    Slot slot{prefix_ + std::string(name),
              SlotKind::choice,
              "choice",
              {0.0, static_cast<double>(n - 1)},
              std::string(doc),
              {},
              {},
              {}};
    slot.choices.assign(names.begin(), names.end());
    slot.value = [&field](std::size_t) { return static_cast<double>(field); };
    slot.set = [&field](std::size_t, double value) { field = static_cast<E>(static_cast<int>(value)); };
    slots_.push_back(std::move(slot));
  }

  template <class T>
  void block(std::string_view name, T& nested, std::string_view = {}) {
    const std::size_t length = prefix_.size();
    prefix_ += name;
    prefix_ += '.';
    fields(*this, nested);
    prefix_.resize(length);
  }

 private:
  std::string prefix_;
  std::vector<Slot> slots_;
};

}  // namespace spec_detail

/// The fields of a struct in the order in which it lists them.
/// The slots point into `target`: it must outlive them and must not be moved or copied over in the meantime.
template <class T>
[[nodiscard]] std::vector<Slot> slots(T& target) {
  spec_detail::SlotLister lister;
  fields(lister, target);
  return lister.take();
}

/// A leaf: one number of one slot.
struct Leaf {
  const Slot* slot = nullptr;
  std::size_t part = 0;

  explicit operator bool() const { return slot != nullptr; }
  [[nodiscard]] double value() const { return slot->value(part); }
  void set(double number) const { slot->set(part, number); }
};

/// The paths of all numbers, in the order of the fields.
[[nodiscard]] std::vector<std::string> leaf_paths(const std::vector<Slot>& all);

/// @returns the leaf of this path, an empty one if there is none. O(slots).
[[nodiscard]] Leaf find_leaf(const std::vector<Slot>& all, std::string_view path);

/// Gets one number of a struct by its dotted path.
/// @throws SpecError  unknown path, naming the nearest
[[nodiscard]] double value_at(const std::vector<Slot>& all, std::string_view path);

/// Sets one number of a struct by its dotted path.
/// @throws SpecError  unknown path, outside the bounds of the field, not whole where whole is asked
void set_value(const std::vector<Slot>& all, std::string_view path, double value);

template <class T>
void set_value(T& target, std::string_view path, double value) {
  set_value(slots(target), path, value);
}

template <class T>
[[nodiscard]] double value_at(T& target, std::string_view path) {
  return value_at(slots(target), path);
}

/// @returns what a slot admits, as `a number from 1 to 366 [day]`, `true or false`, `one of birthplace, office`
[[nodiscard]] std::string admits(const Slot& slot);

/// @returns a leaf's value as a user would write it, without unit
[[nodiscard]] std::string shown(const Slot& slot, double value);

/// Whether a value is one that the field can hold.
/// @returns "" or what is wrong
[[nodiscard]] std::string outside(const Slot& slot, double value);

}  // namespace tiexin::scenarios
