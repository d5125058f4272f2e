#pragma once
// Inside protocol/common only: the two sources the JSON reader walks, behind the same names.
#include "core/base/value.h"

#include <simdjson.h>
#include <string_view>

namespace botoscope::protocol {

enum class NodeKind { Null, Bool, Int, Double, String, List, Map };

/// A place in simdjson's tree: the fast way.
class DomNode {
public:
    DomNode() = default;
    DomNode(simdjson::dom::element element) : m_element(element), m_present(true) {}

    bool present() const { return m_present; }
    NodeKind kind() const
    {
        using simdjson::dom::element_type;
        switch (m_element.type()) {
        case element_type::ARRAY:
            return NodeKind::List;
        case element_type::OBJECT:
            return NodeKind::Map;
        case element_type::STRING:
            return NodeKind::String;
        case element_type::INT64:
            return NodeKind::Int;
        case element_type::UINT64:
        case element_type::DOUBLE:
            return NodeKind::Double;
        case element_type::BOOL:
            return NodeKind::Bool;
        default:
            return NodeKind::Null;
        }
    }
    bool boolean() const { return m_element.get_bool().value_unsafe(); }
    std::int64_t integer() const { return m_element.get_int64().value_unsafe(); }
    double real() const
    {
        return m_element.is_uint64() ? static_cast<double>(m_element.get_uint64().value_unsafe())
                                     : m_element.get_double().value_unsafe();
    }
    std::string_view text() const { return m_element.get_string().value_unsafe(); }
    std::size_t size() const
    {
        return m_element.is_array() ? m_element.get_array().value_unsafe().size()
                                    : m_element.get_object().value_unsafe().size();
    }
    /// visit(node) for each item until it returns false.
    template <class Visit> bool eachItem(Visit visit) const
    {
        const simdjson::dom::array items = m_element.get_array().value_unsafe();
        for (const simdjson::dom::element item : items) {
            if (!visit(DomNode(item))) {
                return false;
            }
        }
        return true;
    }
    /// visit(key, node) for each member until it returns false.
    template <class Visit> bool eachMember(Visit visit) const
    {
        const simdjson::dom::object members = m_element.get_object().value_unsafe();
        for (const auto [key, value] : members) {
            if (!visit(key, DomNode(value))) {
                return false;
            }
        }
        return true;
    }

private:
    simdjson::dom::element m_element;
    bool m_present = false;
};

/// A Value read by the tolerant parser: for the texts simdjson refuses (huge numbers, NaN, lone surrogates).
class ValueNode {
public:
    ValueNode() = default;
    explicit ValueNode(const Value& value) : m_value(&value) {}

    bool present() const { return m_value != nullptr; }
    NodeKind kind() const
    {
        switch (m_value->kind()) {
        case Value::Kind::List:
            return NodeKind::List;
        case Value::Kind::Map:
            return NodeKind::Map;
        case Value::Kind::String:
            return NodeKind::String;
        case Value::Kind::Int:
            return NodeKind::Int;
        case Value::Kind::Double:
            return NodeKind::Double;
        case Value::Kind::Bool:
            return NodeKind::Bool;
        default:
            return NodeKind::Null;
        }
    }
    bool boolean() const { return m_value->toBool(); }
    std::int64_t integer() const { return m_value->toInt(); }
    double real() const { return m_value->toDouble(); }
    std::string_view text() const { return m_value->toString(); }
    std::size_t size() const { return m_value->size(); }
    template <class Visit> bool eachItem(Visit visit) const
    {
        for (const Value& item : m_value->list()) {
            if (!visit(ValueNode(item))) {
                return false;
            }
        }
        return true;
    }
    template <class Visit> bool eachMember(Visit visit) const
    {
        for (const auto& [key, value] : m_value->map()) {
            if (!visit(key.view(), ValueNode(value))) {
                return false;
            }
        }
        return true;
    }

private:
    const Value* m_value = nullptr;
};

} // namespace botoscope::protocol
