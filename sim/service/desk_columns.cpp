#include "sim/service/desk_columns.hpp"

#include "sim/service/desks.hpp"

namespace tiexin::sim {

std::vector<WaitingRow> waiting_rows(const DeskColumns& columns) {
  std::vector<WaitingRow> rows;
  for (std::uint32_t desk = 0; desk < columns.desk.size(); ++desk) {
    for (std::uint32_t slot : columns.ends[desk].head) {
      for (; slot != kNoSlot; slot = columns.pool[slot].next) rows.push_back({desk, columns.pool[slot].job});
    }
  }
  return rows;
}

void restore_waiting(DeskColumns& columns, const std::vector<WaitingRow>& rows) {
  columns.pool.clear();
  columns.free_slot = kNoSlot;
  columns.ends.assign(columns.desk.size(), WaitingEnds{});
  std::uint32_t n_servers = 0;
  for (const DeskRow& row : columns.desk) {
    require(row.first_server == n_servers, "desks: places of servers do not follow the capacities");
    n_servers += row.capacity;
  }
  require(columns.served.size() == n_servers, "desks: rows of servers do not fit the capacities");
  std::vector<std::uint32_t> waiting(columns.desk.size());
  for (const WaitingRow& row : rows) {
    require(row.desk < columns.desk.size(), "desks: a waiting job of a desk that does not exist");
    require(static_cast<std::size_t>(row.job.priority) < kPriorities, "desks: a waiting job without a class");
    detail::append_slot(columns, row.desk, row.job.priority) = row.job;
    ++waiting[row.desk];
  }
  for (std::size_t d = 0; d < waiting.size(); ++d) {
    require(waiting[d] == columns.desk[d].waiting(), "desks: waiting jobs do not add up to the number waiting");
  }
}

namespace detail {

Job& append_slot(DeskColumns& columns, std::uint32_t desk, Priority priority) {
  std::uint32_t slot = columns.free_slot;
  if (slot == kNoSlot) {
    slot = static_cast<std::uint32_t>(columns.pool.size());
    columns.pool.emplace_back();
  } else {
    columns.free_slot = columns.pool[slot].next;
  }
  columns.pool[slot].next = kNoSlot;
  WaitingEnds& ends = columns.ends[desk];
  const auto list = static_cast<std::size_t>(priority);
  (ends.head[list] == kNoSlot ? ends.head[list] : columns.pool[ends.tail[list]].next) = slot;
  ends.tail[list] = slot;
  return columns.pool[slot].job;
}

bool take_waiting(DeskColumns& columns, std::uint32_t desk, Priority priority, std::uint32_t subject, std::uint32_t tag,
                  Job& job) {
  WaitingEnds& ends = columns.ends[desk];
  const auto list = static_cast<std::size_t>(priority);
  std::uint32_t before = kNoSlot;
  for (std::uint32_t slot = ends.head[list]; slot != kNoSlot; before = slot, slot = columns.pool[slot].next) {
    const Waiting& here = columns.pool[slot];
    if (here.job.subject != subject || here.job.tag != tag) continue;
    job = here.job;
    (before == kNoSlot ? ends.head[list] : columns.pool[before].next) = here.next;
    if (ends.tail[list] == slot) ends.tail[list] = before;
    free_slot(columns, slot);
    return true;
  }
  return false;
}

}  // namespace detail
}  // namespace tiexin::sim
