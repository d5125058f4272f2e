#pragma once
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/base/value.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace botoscope::events {

/// What an emission carries; one struct an event (payloads.h).
struct Payload {
    Payload() = default;
    Payload(const Payload&) = default;
    Payload& operator=(const Payload&) = default;
    virtual ~Payload() = default;
    /// Everything a handler could change, as data; the trace compares it before and after each handler.
    virtual Value snapshot() const { return {}; }
    /// True once a handler has answered; emitUntilResponse stops there.
    virtual bool answered() const { return false; }
};

/// One emission as a handler sees it.
struct Event {
    const std::string& name; ///< full name, aliases applied
    Payload& payload;
};

/// A registered piece of behaviour. Exactly one of the two functions is set. An Error stops the emission and goes to
/// the emitter's caller, as an exception does in botocore.
struct Handler {
    std::string label; ///< shown in traces
    std::function<Result<void>(Event&)> run;
    std::function<Task<Result<void>>(Event&)> runAsync;
};
using HandlerPtr = std::shared_ptr<const Handler>;

/// Order within one node of the name tree (not across nodes, botocore-behaviour.md §2.1).
enum class Position { First, Middle, Last };

/// A handler with the pattern it was registered for.
struct Registration {
    HandlerPtr handler;
    std::string pattern;
};
using RegistrationList = std::vector<Registration>;

/// Told of each handler that ran; the trace implements it.
class EmissionObserver {
public:
    virtual ~EmissionObserver() = default;
    virtual void beforeHandler(const Registration& registration, const Payload& payload) = 0;
    virtual void afterHandler(const Registration& registration, const Payload& payload, const Error* error) = 0;
};

/// The hierarchical event emitter with botocore's matching and order: a registration matches an emission if it is a
/// chunk-prefix of it, "*" matches one chunk; deeper nodes run first, wildcard nodes before literal ones. Names are
/// aliased on registering and emitting. Copies are independent (clients copy their session's emitter).
/// Not thread-safe: an emitter belongs to one thread.
class Emitter {
public:
    Emitter();
    Emitter(const Emitter& other);
    Emitter& operator=(const Emitter& other);
    ~Emitter();

    /// Registers the same handler again runs it twice. A uniqueId that is already taken anywhere in this emitter makes
    /// the call a no-op; with countUses it adds to a counter instead. Error InvalidArgument: an id used both ways.
    Result<void> registerHandler(std::string_view pattern, HandlerPtr handler, Position position = Position::Middle,
                                 const std::string& uniqueId = {}, bool countUses = false);
    /// Removes one registration of that handler; silent if there is none.
    void unregisterHandler(std::string_view pattern, const HandlerPtr& handler);
    Result<void> unregisterUnique(std::string_view pattern, const std::string& uniqueId, bool countUses = false);

    /// Registers a function for one payload type; events with another payload are passed over.
    /// F: void(P&, const Event&) or Result<void>(P&, const Event&) or the same without the second parameter.
    template <class P, class F>
    HandlerPtr on(std::string_view pattern, std::string label, F function, Position position = Position::Middle);
    /// Registers a function for whatever comes under the pattern.
    HandlerPtr onAny(std::string_view pattern, std::string label, std::function<void(const Event&)> function,
                     Position position = Position::Middle);

    /// Handlers of an emission in calling order. Kept until the next registration.
    std::shared_ptr<const RegistrationList> handlersFor(std::string_view eventName) const;

    /// Calls every handler in order.
    Task<Result<void>> emit(std::string eventName, Payload& payload, EmissionObserver* observer = nullptr) const;
    /// Calls handlers until the payload is answered.
    Task<Result<void>> emitUntilResponse(std::string eventName, Payload& payload,
                                         EmissionObserver* observer = nullptr) const;
    /// For events outside of calls (client creation): synchronous handlers only. Error InvalidArgument otherwise.
    Result<void> emitNow(std::string_view eventName, Payload& payload) const;

private:
    struct Node;
    using NodePtr = std::shared_ptr<Node>;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    struct UniqueUse {
        HandlerPtr handler;
        int uses = 0; ///< 0: not counted
    };
    Task<Result<void>> run(std::string eventName, Payload& payload, EmissionObserver* observer, bool untilAnswer) const;

    NodePtr m_root; // shared with copies until one of them changes
    std::map<std::string, UniqueUse> m_unique;
    mutable std::unordered_map<std::string, std::shared_ptr<const RegistrationList>, Hash, std::equal_to<>> m_cache;
};

namespace detail {

template <class P, class F> Result<void> callTyped(F& function, P& payload, Event& event)
{
    const auto invoke = [&]() -> decltype(auto) {
        if constexpr (std::is_invocable_v<F&, P&, const Event&>) {
            return function(payload, static_cast<const Event&>(event));
        } else {
            return function(payload);
        }
    };
    if constexpr (std::is_void_v<decltype(invoke())>) {
        invoke();
        return {};
    } else {
        return invoke();
    }
}

} // namespace detail

template <class P, class F> HandlerPtr makeHandler(std::string label, F function)
{
    auto handler = std::make_shared<Handler>();
    handler->label = std::move(label);
    handler->run = [function = std::move(function)](Event& event) mutable -> Result<void> {
        auto* typed = dynamic_cast<P*>(&event.payload);
        if (!typed) {
            return {};
        }
        return detail::callTyped<P>(function, *typed, event);
    };
    return handler;
}

template <class P, class F>
HandlerPtr Emitter::on(std::string_view pattern, std::string label, F function, Position position)
{
    HandlerPtr handler = makeHandler<P>(std::move(label), std::move(function));
    (void)registerHandler(pattern, handler, position);
    return handler;
}

} // namespace botoscope::events
