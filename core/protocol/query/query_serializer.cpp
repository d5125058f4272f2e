#include "core/protocol/query/query_serializer.h"

#include "core/protocol/common/host_prefix.h"

namespace botoscope::protocol {

namespace {

/// "a.b.c" with its last segment replaced.
std::string withLastSegment(std::string_view prefix, std::string_view last)
{
    const std::size_t dot = prefix.rfind('.');
    std::string out(dot == std::string_view::npos ? std::string_view() : prefix.substr(0, dot + 1));
    return out.append(last);
}

} // namespace

std::string QueryWriter::segment(const model::Traits& traits, std::string_view fallback) const
{
    return traits.locationName.empty() ? std::string(fallback) : traits.locationName;
}

void QueryWriter::write(const Value& value, const model::ShapeRef& ref, const std::string& prefix)
{
    switch (ref.type()) {
    case model::ShapeType::Structure:
        writeStructure(value, ref.shape(), prefix);
        break;
    case model::ShapeType::List:
        if (!value.isList()) {
            m_failure.wrongKind(prefix, "a list", value);
        }
        writeList(value, ref, prefix);
        break;
    case model::ShapeType::Map:
        writeMap(value, ref, prefix);
        break;
    default:
        m_form.set(prefix, scalarText(value, ref, m_rules, m_failure));
    }
}

void QueryWriter::writeStructure(const Value& value, const model::Shape& shape, const std::string& prefix)
{
    if (!value.isMap()) {
        m_failure.wrongKind(prefix.empty() ? "input" : prefix, "a structure", value);
    }
    for (const auto& [key, item] : value.map()) {
        const model::Member* member = shape.member(key);
        if (!member) {
            m_failure.unknownMember(key, shape.name);
            return;
        }
        const std::string name = segment(member->ref.traits(), key);
        write(item, member->ref, prefix.empty() ? name : prefix + "." + name);
    }
}

void QueryWriter::writeList(const Value& value, const model::ShapeRef& ref, const std::string& prefix)
{
    if (value.list().empty()) {
        m_form.set(prefix, "");
        return;
    }
    const model::ShapeRef& member = ref.shape().listMember;
    const std::string& itemName = member.traits().locationName;
    if (!ref.traits().flattened) {
        writeItems(value.list(), member, prefix + "." + (itemName.empty() ? "member" : itemName));
    } else {
        writeItems(value.list(), member, itemName.empty() ? prefix : withLastSegment(prefix, itemName));
    }
}

void QueryWriter::writeItems(const List& items, const model::ShapeRef& member, const std::string& prefix)
{
    std::size_t position = 0;
    for (const Value& item : items) {
        write(item, member, prefix + "." + std::to_string(++position));
    }
}

void QueryWriter::writeMap(const Value& value, const model::ShapeRef& ref, const std::string& prefix)
{
    if (!value.isMap()) {
        m_failure.wrongKind(prefix, "a map", value);
    }
    const model::Shape& shape = ref.shape();
    const std::string entry = ref.traits().flattened ? prefix : prefix + ".entry";
    const std::string keyName = segment(shape.mapKey.traits(), "key");
    const std::string valueName = segment(shape.mapValue.traits(), "value");
    std::size_t position = 0;
    for (const auto& [key, item] : value.map()) {
        const std::string numbered = entry + "." + std::to_string(++position) + ".";
        write(key.view(), shape.mapKey, numbered + keyName);
        write(item, shape.mapValue, numbered + valueName);
    }
}

Result<http::RequestDict> serializeForm(const Value& params, const model::OperationModel& operation,
                                        const std::function<void(KeyedTexts&, Failure&)>& writeParams)
{
    Failure failure;
    KeyedTexts form;
    form.set("Action", operation.name.str());
    form.set("Version", operation.service->metadata().apiVersion);
    if (nestsDeeperThan(params, maxParameterDepth)) {
        failure.tooDeep();
    } else if (operation.inputShape()) {
        writeParams(form, failure);
    }
    http::RequestDict request;
    request.method = operation.http.method;
    request.headers.add("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    request.body = http::Body(std::move(form).pairs());
    request.hostPrefix = expandHostPrefix(params, operation, failure);
    if (failure.happened()) {
        return failure.error();
    }
    return request;
}

Result<http::RequestDict> QuerySerializer::serialize(const Value& params, const model::OperationModel& operation) const
{
    return serializeForm(params, operation, [&](KeyedTexts& form, Failure& failure) {
        QueryWriter(form, m_rules, failure).writeStructure(params, *operation.inputShape(), {});
    });
}

} // namespace botoscope::protocol
