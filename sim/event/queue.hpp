#pragma once

#include "sim/event/bucket_queue.hpp"
#include "sim/event/heap_queue.hpp"

// The engine takes its queue as a type: BucketQueue in runs, HeapQueue as the oracle in tests. Both have
//   void push(Event)      bool empty()      std::size_t size()      Event pop()
//   Minute next_minute()  void clear()      for_each(f), unordered
//   bool pop_before(Minute, Event&)
// and pop exactly the same order: that of Event.
