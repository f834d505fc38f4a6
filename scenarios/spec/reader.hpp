/// Fills structs from YAML by their lists of fields: parameters with all that is known about them, levers with it or as
/// plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/spec/mapping.hpp"
#include "scenarios/spec/provenance.hpp"
#include "scenarios/spec/slots.hpp"
#include "scenarios/spec/sources.hpp"
#include "scenarios/spec/tree.hpp"

namespace tiexin::scenarios {

/// Reads one number, switch or choice of a field from a scalar and holds it against the bounds of the field.
/// @param path       dotted path for messages
/// @param with_unit  whether the scalar carries the unit, as levers do (`8 h/month`); else a bare number
/// @returns the value; nothing if it is wrong, which is noted
[[nodiscard]] std::optional<double> read_leaf(const Tree& tree, const Node& node, const std::string& path,
                                              const Slot& slot, bool with_unit, Problems& problems);

/// Reads the parameters of a file into the struct behind `all`. Each is a mapping
///
///     away_share: {value: 0.35, unit: share, range: [0.2, 0.5], grade: assumed, source: own_judgement}
///     touch:      {value: {small: 45, practical: 180, hard: 480}, unit: minute,
///                  range: {small: [20, 90], practical: [60, 360], hard: [240, 1440]}, grade: assumed, source:
///                  own_judgement}
///
/// with, if need be, `calibrated: true`, `prior: log_uniform` and `note: …`. The range of a switch is `[false, true]`,
/// that of a choice a list of names. One without value, unit, range, grade or source, with a value outside its range,
/// or with a range outside the bounds of the field is refused.
/// @param header    keys of the root that are not parameters
/// @param complete  whether every parameter must be there
/// Problems are noted; parameters that are well are set and entered in `provenance`.
void read_parameters(const Tree& tree, const std::vector<std::string>& header, const std::vector<Slot>& all,
                     const Sources& sources, bool complete, Provenance& provenance, Problems& problems);

/// A lever that an upgrade or a variant sets.
struct Assignment {
  std::string path;  // dotted path of the number, "duty.hours"
  double value = 0.0;
  Location place;
};

/// Reads levers, of which none must be there: plain values with units (`hours: 8 h/month`, `enabled: true`, `posting:
/// office`), which stand for what they say, or, as parameters are written, with the range within which a number is
/// believed to lie (`hours: {value: 8, unit: h/month, range: [2, 16], grade: assumed, source: assumption}`).
/// @param above    path of `block` in its file, for messages
/// @param beliefs  receives those with a range, by their path
/// @returns what is set, in the order of the file; problems are noted
[[nodiscard]] std::vector<Assignment> read_levers(const Tree& tree, const Node& block, const std::string& above,
                                                  const std::vector<Slot>& all, const Sources& sources,
                                                  Provenance& beliefs, Problems& problems);

}  // namespace tiexin::scenarios
