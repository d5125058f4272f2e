#include "core/events/emitter.h"

#include "core/events/aliases.h"

#include <algorithm>

namespace botoscope::events {

/// One chunk of the name tree with the three lists registered exactly there. Copies of an emitter share nodes; whoever
/// changes one changes a copy of it and of those above.
struct Emitter::Node {
    std::map<std::string, NodePtr, std::less<>> children;
    std::vector<HandlerPtr> lists[3];
    std::string pattern;

    void prependTo(RegistrationList& out) const
    {
        RegistrationList here;
        for (const auto& list : lists) {
            for (const auto& handler : list) {
                here.push_back({handler, pattern});
            }
        }
        out.insert(out.begin(), here.begin(), here.end());
    }

    /// Depth first, the literal child before "*"; every visited node goes in front of what was found so far.
    void collect(std::string_view rest, RegistrationList& out) const
    {
        prependTo(out);
        if (rest.empty()) {
            return;
        }
        const auto dot = rest.find('.');
        const std::string_view chunk = rest.substr(0, dot);
        const std::string_view tail = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
        for (const std::string_view key : {chunk, std::string_view("*")}) {
            const auto child = children.find(key);
            if (child != children.end()) {
                child->second->collect(tail, out);
            }
        }
    }

    /// The node of a pattern, this emitter's own, created on the way if wanted.
    static Node* at(NodePtr& root, std::string_view path, bool create)
    {
        Node* node = own(root);
        std::string_view rest = path;
        while (!rest.empty()) {
            const auto dot = rest.find('.');
            const std::string_view chunk = rest.substr(0, dot);
            auto child = node->children.find(chunk);
            if (child == node->children.end()) {
                if (!create) {
                    return nullptr;
                }
                child = node->children.emplace(std::string(chunk), std::make_shared<Node>()).first;
            }
            node = own(child->second);
            rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
        }
        if (create && node->pattern.empty()) {
            node->pattern = std::string(path);
        }
        return node;
    }

    static Node* own(NodePtr& node)
    {
        if (node.use_count() > 1) {
            node = std::make_shared<Node>(*node);
        }
        return node.get();
    }
};

Emitter::Emitter() : m_root(std::make_shared<Node>()) {}
Emitter::~Emitter() = default;
Emitter::Emitter(const Emitter& other) : m_root(other.m_root), m_unique(other.m_unique) {}

Emitter& Emitter::operator=(const Emitter& other)
{
    if (this != &other) {
        m_root = other.m_root;
        m_unique = other.m_unique;
        m_cache.clear();
    }
    return *this;
}

Result<void> Emitter::registerHandler(std::string_view pattern, HandlerPtr handler, Position position,
                                      const std::string& uniqueId, bool countUses)
{
    if (!uniqueId.empty()) {
        const auto known = m_unique.find(uniqueId);
        if (known != m_unique.end()) {
            if ((known->second.uses > 0) != countUses) {
                return Error(ErrorCode::InvalidArgument,
                             "the unique id " + uniqueId + " is registered both with and without a use count");
            }
            known->second.uses += countUses ? 1 : 0;
            return {};
        }
        m_unique.emplace(uniqueId, UniqueUse{handler, countUses ? 1 : 0});
    }
    Node* node = Node::at(m_root, applyAliases(pattern), true);
    node->lists[static_cast<int>(position)].push_back(std::move(handler));
    m_cache.clear();
    return {};
}

void Emitter::unregisterHandler(std::string_view pattern, const HandlerPtr& handler)
{
    Node* node = Node::at(m_root, applyAliases(pattern), false);
    if (!node) {
        return;
    }
    for (auto& list : node->lists) {
        const auto found = std::find(list.begin(), list.end(), handler);
        if (found != list.end()) {
            list.erase(found);
            m_cache.clear();
            return;
        }
    }
}

Result<void> Emitter::unregisterUnique(std::string_view pattern, const std::string& uniqueId, bool countUses)
{
    const auto known = m_unique.find(uniqueId);
    if (known == m_unique.end()) {
        return {};
    }
    if ((known->second.uses > 0) != countUses) {
        return Error(ErrorCode::InvalidArgument,
                     "the unique id " + uniqueId + " is unregistered in another way than it was registered");
    }
    if (countUses && --known->second.uses > 0) {
        return {};
    }
    const HandlerPtr handler = known->second.handler;
    m_unique.erase(known);
    unregisterHandler(pattern, handler);
    return {};
}

HandlerPtr Emitter::onAny(std::string_view pattern, std::string label, std::function<void(const Event&)> function,
                          Position position)
{
    auto handler = std::make_shared<Handler>();
    handler->label = std::move(label);
    handler->run = [function = std::move(function)](Event& event) -> Result<void> {
        function(event);
        return {};
    };
    (void)registerHandler(pattern, handler, position);
    return handler;
}

std::shared_ptr<const RegistrationList> Emitter::handlersFor(std::string_view eventName) const
{
    const auto cached = m_cache.find(eventName);
    if (cached != m_cache.end()) {
        return cached->second;
    }
    auto list = std::make_shared<RegistrationList>();
    m_root->collect(applyAliases(eventName), *list);
    return m_cache.emplace(std::string(eventName), std::move(list)).first->second;
}

Task<Result<void>> Emitter::emit(std::string eventName, Payload& payload, EmissionObserver* observer) const
{
    return run(std::move(eventName), payload, observer, false);
}

Task<Result<void>> Emitter::emitUntilResponse(std::string eventName, Payload& payload, EmissionObserver* observer) const
{
    return run(std::move(eventName), payload, observer, true);
}

Task<Result<void>> Emitter::run(std::string eventName, Payload& payload, EmissionObserver* observer,
                                bool untilAnswer) const
{
    // The list is held: a handler may register or unregister while it runs, which counts from the next emission on.
    const std::shared_ptr<const RegistrationList> handlers = handlersFor(eventName);
    Event event{eventName, payload};
    for (const Registration& registration : *handlers) {
        if (observer) {
            observer->beforeHandler(registration, payload);
        }
        Result<void> outcome;
        if (registration.handler->runAsync) {
            auto running = registration.handler->runAsync(event);
            outcome = co_await running;
        } else {
            outcome = registration.handler->run(event);
        }
        if (observer) {
            observer->afterHandler(registration, payload, outcome.ok() ? nullptr : &outcome.error());
        }
        if (!outcome.ok()) {
            co_return outcome.error();
        }
        if (untilAnswer && payload.answered()) {
            break;
        }
    }
    co_return Result<void>();
}

Result<void> Emitter::emitNow(std::string_view eventName, Payload& payload) const
{
    const std::string name(eventName);
    const std::shared_ptr<const RegistrationList> handlers = handlersFor(name);
    Event event{name, payload};
    for (const Registration& registration : *handlers) {
        if (!registration.handler->run) {
            return Error(ErrorCode::InvalidArgument,
                         "the handler " + registration.handler->label + " of " + name + " must not suspend");
        }
        auto outcome = registration.handler->run(event);
        if (!outcome.ok()) {
            return outcome;
        }
    }
    return {};
}

} // namespace botoscope::events
