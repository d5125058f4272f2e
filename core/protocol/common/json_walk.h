#pragma once
// Inside protocol/common only.
#include "core/base/encoding.h"
#include "core/base/time_format.h"
#include "core/protocol/common/json_nodes.h"
#include "core/protocol/common/json_reader.h"
#include "core/protocol/common/read_plan.h"
#include "core/protocol/common/text_reader.h"

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
        if (!readAs(m_plans.root(shape, traits), node, out)) {
            return m_failure.error();
        }
        return out;
    }

private:
    bool readAs(ReadPlan& plan, Node node, Value& out)
    {
        const NodeKind kind = node.kind();
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
        const std::size_t base = m_slots.size();
        m_slots.resize(base + plan.slots.size());
        const std::size_t present = fillSlots(plan, node, base);
        const bool done = readMembers(plan, base, present, out);
        m_slots.resize(base);
        return done;
    }

    /// Nodes of known members into their slots (of equal keys the last counts); the number of slots filled.
    std::size_t fillSlots(ReadPlan& plan, Node node, std::size_t base)
    {
        std::size_t present = 0;
        std::uint32_t previous = SlotTable::none;
        node.eachMember([&](std::string_view key, Node value) {
            const std::uint32_t slot = plan.slots.find(key, previous);
            if (slot != SlotTable::none) {
                present += m_slots[base + slot].present() ? 0 : 1;
                m_slots[base + slot] = value;
                previous = slot;
            }
            return true;
        });
        return present;
    }

    bool readMembers(ReadPlan& plan, std::size_t base, std::size_t present, Value& out)
    {
        Map map;
        map.reserve(present);
        for (PlanField& field : plan.fields) {
            const Node node = m_slots[base + field.slot];
            if (!node.present() || node.kind() == NodeKind::Null) {
                continue;
            }
            Value value;
            if (!readAs(m_plans.of(field), node, value)) {
                return m_failure.inMember(field.member->name.view());
            }
            map.append(field.member->name, std::move(value));
        }
        out = Value(std::move(map));
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
        List list;
        list.reserve(node.size());
        const bool done = node.eachItem([&](Node item) {
            Value& value = list.emplace_back();
            if (item.kind() == NodeKind::Null || readAs(m_plans.itemOf(plan), item, value)) {
                return true;
            }
            return m_failure.inItem(list.size() - 1);
        });
        if (done) {
            out = Value(std::move(list));
        }
        return done;
    }

    bool readMap(ReadPlan& plan, Node node, NodeKind kind, Value& out)
    {
        if (kind != NodeKind::Map) {
            return kind == NodeKind::Null ? readAny(node, kind, out) : wrongKind("an object", kind);
        }
        Map map;
        map.reserve(node.size());
        const bool done = node.eachMember([&](std::string_view key, Node item) {
            Value value;
            if (!readAs(m_plans.itemOf(plan), item, value)) {
                return m_failure.inMember(key);
            }
            map.set(keyName(plan, map.size(), key), std::move(value));
            return true;
        });
        if (done) {
            out = Value(std::move(map));
        }
        return done;
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
            out = node.text();
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
        List list;
        list.reserve(node.size());
        node.eachItem([&](Node item) { return readAny(item, item.kind(), list.emplace_back()); });
        out = Value(std::move(list));
        return true;
    }

    bool readAnyMap(Node node, Value& out)
    {
        Map map;
        map.reserve(node.size());
        node.eachMember([&](std::string_view key, Node item) {
            Value value;
            readAny(item, item.kind(), value);
            map.set(Name(key), std::move(value));
            return true;
        });
        out = Value(std::move(map));
        return true;
    }

    JsonRules m_rules;
    ReadPlans m_plans;
    ReadFailure m_failure;
    std::vector<Node> m_slots; // of the structures being read, one range a level
};

} // namespace botoscope::protocol
