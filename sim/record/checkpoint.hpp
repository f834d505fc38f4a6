#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sim/record/columns.hpp"

/// A state as one buffer of bytes that is either loaded whole or refused with a reason.
namespace tiexin::sim {

/// A checkpoint that cannot be trusted or does not belong here; says which and why.
struct CheckpointError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Version of the layout of the buffer; another version is refused.
inline constexpr std::uint32_t kCheckpointVersion = 1;

/// What a checkpoint says of itself beside the columns.
struct CheckpointLabel {
  std::uint64_t identity = 0;  // of scenario and results version: must match on loading
  std::uint64_t position = 0;  // the writer's own: a date, a leaf
  friend bool operator==(const CheckpointLabel&, const CheckpointLabel&) = default;
};

namespace detail {

/// Puts columns one after another into a buffer and seals it with sums.
class CheckpointWriter {
 public:
  explicit CheckpointWriter(CheckpointLabel label);
  void add(const ColumnView& column);
  [[nodiscard]] std::vector<std::byte> seal() &&;

 private:
  std::vector<std::byte> buffer_;
  std::uint64_t n_columns_ = 0;
};

/// Verifies a buffer whole before it gives out a single column.
class CheckpointReader {
 public:
  /// @throws CheckpointError  too short, too long, not ours, another version, a flipped bit
  explicit CheckpointReader(std::span<const std::byte> buffer);

  [[nodiscard]] CheckpointLabel label() const { return label_; }

  /// @throws CheckpointError  the identity is not `expected`
  void require_identity(std::uint64_t expected) const;

  /// The next column in order, which must be this one: {data, rows}.
  /// @throws CheckpointError  it has another name or row size
  std::pair<const std::byte*, std::size_t> match(const std::string& name, std::size_t element_bytes, bool scalar);

  /// @throws CheckpointError  columns are left that the state does not have
  void finish_matching();

  /// The next column in order: {data, rows}.
  std::pair<const std::byte*, std::size_t> next();

 private:
  struct Entry {
    std::string name;
    std::size_t rows;
    std::size_t element_bytes;
    const std::byte* data;
  };
  CheckpointLabel label_;
  std::vector<Entry> entries_;
  std::size_t at_ = 0;
};

}  // namespace detail

/// Writes every column of a state, with sums, into one buffer. O(bytes).
template <class State>
[[nodiscard]] std::vector<std::byte> write_checkpoint(const State& state, CheckpointLabel label) {
  detail::CheckpointWriter writer(label);
  read_columns(state, [&](const ColumnView& column) { writer.add(column); });
  return std::move(writer).seal();
}

/// The label of a buffer, after the buffer has been verified whole.
/// @throws CheckpointError  as read_checkpoint
[[nodiscard]] CheckpointLabel checkpoint_label(std::span<const std::byte> buffer);

/// Fills a state from a buffer. Nothing of the state changes unless the whole buffer is sound and
/// names exactly the state's columns, for as many blocks as it has in each list; what the state derives from its
/// columns is the caller's to rebuild.
///
/// @param identity  what the label must say
/// @returns         the label
/// @throws CheckpointError  cut short, a flipped bit, another version, identity or set of columns
/// @throws ContractError    a sound buffer of a state that contradicts itself; the state is then to be thrown away
template <class State>
CheckpointLabel read_checkpoint(std::span<const std::byte> buffer, std::uint64_t identity, State& state) {
  detail::CheckpointReader reader(buffer);
  reader.require_identity(identity);
  match_columns(state, [&](const std::string& name, std::size_t element_bytes, bool scalar) {
    return reader.match(name, element_bytes, scalar);
  });
  reader.finish_matching();
  write_columns(state, [&](const std::string&, std::size_t) { return reader.next(); });
  return reader.label();
}

}  // namespace tiexin::sim
