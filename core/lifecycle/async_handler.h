#pragma once
#include "core/events/emitter.h"

#include <memory>
#include <string>
#include <utility>

namespace botoscope::lifecycle {

inline Task<Result<void>> nothingToDo()
{
    co_return Result<void>();
}

/// A handler of one payload type that may wait: function takes the payload and gives a Task<Result<void>>. It should
/// call a coroutine with what it captured rather than be one: a lambda's captures do not live in its frame.
template <class Payload, class F> events::HandlerPtr makeAsyncHandler(std::string label, F function)
{
    auto handler = std::make_shared<events::Handler>();
    handler->label = std::move(label);
    handler->runAsync = [function = std::move(function)](events::Event& event) -> Task<Result<void>> {
        auto* typed = dynamic_cast<Payload*>(&event.payload);
        return typed ? function(*typed) : nothingToDo();
    };
    return handler;
}

} // namespace botoscope::lifecycle
