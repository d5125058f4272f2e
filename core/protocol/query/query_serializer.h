#pragma once
#include "core/protocol/common/keyed_texts.h"
#include "core/protocol/common/scalar.h"
#include "core/protocol/serializer.h"

#include <functional>
#include <string>

namespace botoscope::protocol {

/// Flattens parameters into the form of the query protocol (§4.2): "Member.SubMember", "List.member.1",
/// "Map.entry.1.key". Structures keep the order in which parameters were given.
class QueryWriter {
public:
    QueryWriter(KeyedTexts& form, const ScalarRules& rules, Failure& failure)
        : m_form(form), m_rules(rules), m_failure(failure)
    {
    }
    virtual ~QueryWriter() = default;
    void writeStructure(const Value& value, const model::Shape& shape, const std::string& prefix);

protected:
    /// The last segment of a member's key.
    virtual std::string segment(const model::Traits& traits, std::string_view fallback) const;
    virtual void writeList(const Value& value, const model::ShapeRef& ref, const std::string& prefix);
    /// Items as "<prefix>.1", "<prefix>.2", …
    void writeItems(const List& items, const model::ShapeRef& member, const std::string& prefix);
    Failure& failure() { return m_failure; }

private:
    void write(const Value& value, const model::ShapeRef& ref, const std::string& prefix);
    void writeMap(const Value& value, const model::ShapeRef& ref, const std::string& prefix);

    KeyedTexts& m_form;
    const ScalarRules& m_rules;
    Failure& m_failure;
};

/// The request both form protocols share: POST, form content type, Action and Version first.
Result<http::RequestDict> serializeForm(const Value& params, const model::OperationModel& operation,
                                        const std::function<void(KeyedTexts&, Failure&)>& writeParams);

class QuerySerializer : public Serializer {
public:
    explicit QuerySerializer(SerializerOptions options) { m_rules.milliseconds = options.millisecondTimestamps; }
    Result<http::RequestDict> serialize(const Value& params, const model::OperationModel& operation) const override;

private:
    ScalarRules m_rules;
};

} // namespace botoscope::protocol
