#include "sim/record/checkpoint.hpp"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <xxhash.h>

namespace tiexin::sim {
namespace detail {

namespace {

// The buffer: header, then a column after another, each {name length, rows, element bytes, name, data}.
struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t reserved;
  std::uint64_t identity;
  std::uint64_t position;
  std::uint64_t n_columns;
  std::uint64_t body_bytes;
  std::uint64_t body_sum;
  std::uint64_t header_sum;  // over everything above
};
static_assert(sizeof(Header) == 64 && std::has_unique_object_representations_v<Header>);
constexpr std::array<char, 8> kMagic{'t', 'i', 'e', 'x', 'i', 'n', 'C', 'P'};

struct ColumnHeader {
  std::uint64_t name_bytes;
  std::uint64_t rows;
  std::uint64_t element_bytes;
};

std::uint64_t sum_of(const void* data, std::size_t size) { return XXH3_64bits(data, size); }
std::uint64_t header_sum(const Header& header) { return sum_of(&header, offsetof(Header, header_sum)); }

void append(std::vector<std::byte>& buffer, const void* data, std::size_t size) {
  const auto* from = static_cast<const std::byte*>(data);
  buffer.insert(buffer.end(), from, from + size);
}

[[noreturn]] void refuse(const std::string& why) { throw CheckpointError("checkpoint refused: " + why); }

/// Reads the header and holds the whole buffer against it.
Header verified_header(std::span<const std::byte> buffer) {
  Header header;
  if (buffer.size() < sizeof header) refuse(fmt::format("cut short, {} bytes are not even a header", buffer.size()));
  std::memcpy(&header, buffer.data(), sizeof header);
  if (header.magic != kMagic) refuse("it does not begin as a checkpoint does");
  if (header.header_sum != header_sum(header)) refuse("its header is damaged");
  if (header.version != kCheckpointVersion) {
    refuse(fmt::format("it is of version {}, this program reads version {}", header.version, kCheckpointVersion));
  }
  const std::span<const std::byte> body = buffer.subspan(sizeof header);
  if (body.size() != header.body_bytes) {
    refuse(fmt::format("{}: {} bytes of columns where {} were written",
                       body.size() < header.body_bytes ? "cut short" : "too long", body.size(), header.body_bytes));
  }
  if (sum_of(body.data(), body.size()) != header.body_sum) refuse("its columns are damaged");
  return header;
}

}  // namespace

CheckpointWriter::CheckpointWriter(CheckpointLabel label) : buffer_(sizeof(Header)) {
  const Header header{kMagic, kCheckpointVersion, 0, label.identity, label.position, 0, 0, 0, 0};
  std::memcpy(buffer_.data(), &header, sizeof header);
}

void CheckpointWriter::add(const ColumnView& column) {
  const ColumnHeader header{column.name.size(), column.rows, column.element_bytes};
  append(buffer_, &header, sizeof header);
  append(buffer_, column.name.data(), column.name.size());
  append(buffer_, column.data, column.size());
  ++n_columns_;
}

std::vector<std::byte> CheckpointWriter::seal() && {
  Header header;
  std::memcpy(&header, buffer_.data(), sizeof header);
  header.n_columns = n_columns_;
  header.body_bytes = buffer_.size() - sizeof header;
  header.body_sum = sum_of(buffer_.data() + sizeof header, header.body_bytes);
  header.header_sum = header_sum(header);
  std::memcpy(buffer_.data(), &header, sizeof header);
  return std::move(buffer_);
}

CheckpointReader::CheckpointReader(std::span<const std::byte> buffer) {
  const Header header = verified_header(buffer);
  label_ = {header.identity, header.position};
  std::size_t at = sizeof header;
  const auto left = [&] { return buffer.size() - at; };
  for (std::uint64_t i = 0; i < header.n_columns; ++i) {
    ColumnHeader column;
    if (left() < sizeof column) refuse("its columns do not add up");
    std::memcpy(&column, buffer.data() + at, sizeof column);
    at += sizeof column;
    if (column.element_bytes == 0 || column.name_bytes > left() ||
        column.rows > (left() - column.name_bytes) / column.element_bytes) {
      refuse("its columns do not add up");
    }
    const auto* name = reinterpret_cast<const char*>(buffer.data() + at);
    at += column.name_bytes;
    entries_.push_back({{name, column.name_bytes}, column.rows, column.element_bytes, buffer.data() + at});
    at += column.rows * column.element_bytes;
  }
  if (left() != 0) refuse("its columns do not add up");
}

void CheckpointReader::require_identity(std::uint64_t expected) const {
  if (label_.identity != expected) {
    refuse(fmt::format("it belongs to {:016x}, not to {:016x}", label_.identity, expected));
  }
}

std::pair<const std::byte*, std::size_t> CheckpointReader::match(const std::string& name, std::size_t element_bytes,
                                                                 bool scalar) {
  if (at_ == entries_.size()) refuse(fmt::format("column {} is missing", name));
  const Entry& entry = entries_[at_++];
  if (entry.name != name) refuse(fmt::format("column {} stands where {} should", entry.name, name));
  if (entry.element_bytes != element_bytes) {
    refuse(fmt::format("rows of column {} have {} bytes, not {}", entry.name, entry.element_bytes, element_bytes));
  }
  if (scalar && entry.rows != 1) refuse(fmt::format("column {} has one row, not {}", entry.name, entry.rows));
  return {entry.data, entry.rows};
}

void CheckpointReader::finish_matching() {
  if (at_ != entries_.size()) refuse(fmt::format("column {} is not one of this state", entries_[at_].name));
  at_ = 0;
}

std::pair<const std::byte*, std::size_t> CheckpointReader::next() {
  const Entry& entry = entries_[at_++];
  return {entry.data, entry.rows};
}

}  // namespace detail

CheckpointLabel checkpoint_label(std::span<const std::byte> buffer) { return detail::CheckpointReader(buffer).label(); }

}  // namespace tiexin::sim
