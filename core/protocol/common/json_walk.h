#pragma once
// Inside protocol/common only.
#include "core/base/encoding.h"
#include "core/base/time_format.h"
#include "core/protocol/common/json_nodes.h"
#include "core/protocol/common/json_reader.h"
#include "core/protocol/common/read_plan.h"
#include "core/protocol/common/text_reader.h"

#include <algorithm>
#include <iterator>

namespace botoscope::protocol {

/// What a tagged union in a response turned out to be.
enum class UnionState { Known, Unknown, Broken };

/// Walks JSON by a shape; Node is DomNode or ValueNode. The depth is the document's, which its parser has bounded.
template <class Node> class JsonWalk {
public:
    explicit JsonWalk(JsonRules rules)
        : m_rules(rules), m_plans([](const model::Member& member) { return member.wireName(); })
    {
    }

    Result<Value> read(const model::Shape& shape, const model::Traits& traits, Node node)
    {
        Value out;
        if (!readAs(m_plans.root(shape, traits), node, node.kind(), out)) {
            return m_failure.error();
        }
        return out;
    }

private:
    /// out is Null before.
    bool readAs(ReadPlan& plan, Node node, NodeKind kind, Value& out)
    {
        switch (plan.type) {
        case model::ShapeType::Structure:
            return readStructure(plan, node, kind, out);
        case model::ShapeType::List:
            return readList(plan, node, kind, out);
        case model::ShapeType::Map:
            return readMap(plan, node, kind, out);
        case model::ShapeType::String:
            return readAny(node, kind, out);
        case model::ShapeType::Blob:
            return readBlob(node, kind, out);
        case model::ShapeType::Timestamp:
            return readTimestamp(node, kind, out);
        default:
            return m_rules.coerceScalars ? coerce(plan.type, node, kind, out) : readAny(node, kind, out);
        }
    }

    bool wrongKind(std::string_view wanted, NodeKind kind)
    {
        static constexpr std::string_view names[] = {"null",     "a boolean", "a number", "a number",
                                                     "a string", "an array",  "an object"};
        return m_failure.set("expected " + std::string(wanted) + ", got " +
                             std::string(names[static_cast<std::size_t>(kind)]));
    }

    bool readStructure(ReadPlan& plan, Node node, NodeKind kind, Value& out)
    {
        if (plan.shape->isDocument) {
            return readAny(node, kind, out);
        }
        if (kind == NodeKind::Null) {
            out = Value();
            return true;
        }
        if (kind != NodeKind::Map) {
            return wrongKind("an object", kind);
        }
        if (plan.shape->isUnion) {
            const UnionState state = checkUnion(plan, node, out);
            if (state != UnionState::Known) {
                return state == UnionState::Unknown;
            }
        }
        const std::size_t base = m_found.size();
        findMembers(plan, node);
        const bool done = readMembers(plan, base, out);
        m_found.resize(base);
        return done;
    }

    /// A member's value in the body. Slot: its index in the plan.
    struct Found {
        std::uint32_t slot = 0;
        Node node;
    };

    /// Known members of an object onto m_found, in model order; of equal keys only the last.
    void findMembers(ReadPlan& plan, Node node)
    {
        const auto base = static_cast<std::ptrdiff_t>(m_found.size());
        std::uint32_t previous = SlotTable::none;
        bool ordered = true;
        node.eachMember([&](std::string_view key, Node value) {
            const std::uint32_t slot = plan.slots.find(key, previous);
            if (slot != SlotTable::none) {
                ordered = ordered && (previous == SlotTable::none || slot > previous);
                m_found.push_back({slot, value});
                previous = slot;
            }
            return true;
        });
        if (!ordered) {
            const auto begin = m_found.begin() + base;
            std::stable_sort(begin, m_found.end(), [](const Found& a, const Found& b) { return a.slot < b.slot; });
            const auto sameSlot = [](const Found& a, const Found& b) { return a.slot == b.slot; };
            // Reversed, so that unique() keeps the last of equal keys.
            const auto kept = std::unique(m_found.rbegin(), std::make_reverse_iterator(begin), sameSlot);
            m_found.erase(begin, kept.base());
        }
    }

    bool readMembers(ReadPlan& plan, std::size_t base, Value& out)
    {
        const std::size_t end = m_found.size();
        Map& map = out.becomeMap(end - base);
        for (std::size_t i = base; i < end; ++i) {
            const Found found = m_found[i];
            const NodeKind kind = found.node.kind();
            for (std::uint32_t at = found.slot; at != SlotTable::none && kind != NodeKind::Null;) {
                PlanField& field = plan.fields[at];
                if (!readAs(m_plans.of(field), found.node, kind, map.append(field.member->name))) {
                    return m_failure.inMember(field.member->name.view());
                }
                at = field.sameName;
            }
        }
        return true;
    }

    /// A union must have one member that is set, "__type" apart; one the model does not know is told by its name.
    UnionState checkUnion(ReadPlan& plan, Node node, Value& out)
    {
        std::string_view first;
        std::string_view tag;
        std::size_t position = 0;
        std::size_t count = 0;
        node.eachMember([&](std::string_view key, Node value) {
            first = position++ == 0 ? key : first;
            if (key != "__type" && value.kind() != NodeKind::Null) {
                count += count > 0 && key == tag ? 0 : 1;
                tag = key;
            }
            return true;
        });
        if (count != 1) {
            m_failure.set("the union " + plan.shape->name.str() + " must have exactly one member set, it has " +
                          std::to_string(count));
            return UnionState::Broken;
        }
        if (plan.slots.find(tag, SlotTable::none) != SlotTable::none) {
            return UnionState::Known;
        }
        // botocore names the first key of the object, whichever that is.
        out = Value::object({{"SDK_UNKNOWN_MEMBER", Value::object({{"name", first}})}});
        return UnionState::Unknown;
    }

    bool readList(ReadPlan& plan, Node node, NodeKind kind, Value& out)
    {
        if (kind != NodeKind::List) {
            return kind == NodeKind::Null ? readAny(node, kind, out) : wrongKind("an array", kind);
        }
        List& list = out.editList();
        list.reserve(node.size());
        ReadPlan& itemPlan = m_plans.itemOf(plan);
        return node.eachItem([&](Node item) {
            const NodeKind itemKind = item.kind();
            Value& value = list.emplace_back();
            return itemKind == NodeKind::Null || readAs(itemPlan, item, itemKind, value) ||
                   m_failure.inItem(list.size() - 1);
        });
    }

    bool readMap(ReadPlan& plan, Node node, NodeKind kind, Value& out)
    {
        if (kind != NodeKind::Map) {
            return kind == NodeKind::Null ? readAny(node, kind, out) : wrongKind("an object", kind);
        }
        Map& map = out.becomeMap(node.size());
        ReadPlan& itemPlan = m_plans.itemOf(plan);
        return node.eachMember([&](std::string_view key, Node item) {
            Value& value = map[keyName(plan, map.size(), key)];
            value = Value(); // of equal keys the last counts
            return readAs(itemPlan, item, item.kind(), value) || m_failure.inMember(key);
        });
    }

    /// A key as a Name, shared with the map read before where that had the same key at the same place.
    static Name keyName(ReadPlan& plan, std::size_t position, std::string_view key)
    {
        constexpr std::size_t remembered = 64;
        if (position >= remembered) {
            return Name(key);
        }
        if (position >= plan.lastKeys.size()) {
            plan.lastKeys.resize(position + 1);
        }
        Name& last = plan.lastKeys[position];
        if (last != key) {
            last = Name(key);
        }
        return last;
    }

    bool readBlob(Node node, NodeKind kind, Value& out)
    {
        if (kind == NodeKind::String) {
            return readText(model::ShapeType::Blob, node.text(), BooleanText::Exact, out, m_failure);
        }
        return kind == NodeKind::Null ? readAny(node, kind, out) : wrongKind("base64 text", kind);
    }

    bool readTimestamp(Node node, NodeKind kind, Value& out)
    {
        std::optional<Timestamp> time;
        switch (kind) {
        case NodeKind::Null:
            return readAny(node, kind, out);
        case NodeKind::String:
            return readText(model::ShapeType::Timestamp, node.text(), BooleanText::Exact, out, m_failure);
        case NodeKind::Bool: // a number in Python
            time = Timestamp::fromSeconds(node.boolean() ? 1 : 0);
            break;
        case NodeKind::Int:
            time = timestampFromSeconds(static_cast<double>(node.integer()));
            break;
        case NodeKind::Double:
            time = timestampFromSeconds(node.real());
            break;
        default:
            return wrongKind("a timestamp", kind);
        }
        if (!time) {
            return m_failure.set("the time is outside the years 1 to 9999");
        }
        out = *time;
        return true;
    }

    /// rest-json's conversions: bool, int() and float() of whatever came.
    bool coerce(model::ShapeType type, Node node, NodeKind kind, Value& out)
    {
        if (type == model::ShapeType::Boolean) {
            out = kind == NodeKind::Bool     ? node.boolean()
                  : kind == NodeKind::String ? equalsIgnoreCase(node.text(), "true")
                                             : false;
            return true;
        }
        const bool whole = type == model::ShapeType::Integer || type == model::ShapeType::Long;
        switch (kind) {
        case NodeKind::String:
            return readText(type, node.text(), BooleanText::AnyCase, out, m_failure);
        case NodeKind::Bool:
            out = whole ? Value(node.boolean() ? 1 : 0) : Value(node.boolean() ? 1.0 : 0.0);
            return true;
        case NodeKind::Int:
            out = whole ? Value(node.integer()) : Value(static_cast<double>(node.integer()));
            return true;
        case NodeKind::Double:
            return coerceReal(whole, node.real(), out);
        default:
            return kind == NodeKind::Null ? readAny(node, kind, out) : wrongKind("a number", kind);
        }
    }

    bool coerceReal(bool whole, double number, Value& out)
    {
        if (!whole) {
            out = number;
            return true;
        }
        auto integer = toInteger(number);
        if (!integer) {
            return m_failure.set("the number is not an integer");
        }
        out = std::move(*integer);
        return true;
    }

    /// A value no shape guides, as it came.
    bool readAny(Node node, NodeKind kind, Value& out)
    {
        switch (kind) {
        case NodeKind::Null:
            out = Value();
            return true;
        case NodeKind::Bool:
            out = node.boolean();
            return true;
        case NodeKind::Int:
            out = node.integer();
            return true;
        case NodeKind::Double:
            out = node.real();
            return true;
        case NodeKind::String:
            out.assign(node.text());
            return true;
        case NodeKind::List:
            return readAnyList(node, out);
        case NodeKind::Map:
            return readAnyMap(node, out);
        }
        return true;
    }

    bool readAnyList(Node node, Value& out)
    {
        List& list = out.editList();
        list.reserve(node.size());
        return node.eachItem([&](Node item) { return readAny(item, item.kind(), list.emplace_back()); });
    }

    bool readAnyMap(Node node, Value& out)
    {
        Map& map = out.becomeMap(node.size());
        return node.eachMember([&](std::string_view key, Node item) {
            Value& value = map[Name(key)];
            value = Value();
            return readAny(item, item.kind(), value);
        });
    }

    JsonRules m_rules;
    ReadPlans m_plans;
    ReadFailure m_failure;
    std::vector<Found> m_found; // of the structures being read, one range a level
};

} // namespace botoscope::protocol
