#include "core/model/builder.h"

#include "core/model/traits.h"

#include <unordered_set>

namespace botoscope::model {

namespace {

/// Model words, with the few that older or foreign models use for what is one type here. Scalars of an unknown word
/// travel as text.
ShapeType readType(std::string_view word)
{
    static const std::unordered_map<std::string_view, ShapeType> table{
        {"structure", ShapeType::Structure}, {"list", ShapeType::List},           {"map", ShapeType::Map},
        {"string", ShapeType::String},       {"character", ShapeType::String},    {"char", ShapeType::String},
        {"integer", ShapeType::Integer},     {"short", ShapeType::Integer},       {"byte", ShapeType::Integer},
        {"long", ShapeType::Long},           {"bigInteger", ShapeType::Long},     {"float", ShapeType::Float},
        {"double", ShapeType::Double},       {"bigDecimal", ShapeType::Double},   {"boolean", ShapeType::Boolean},
        {"blob", ShapeType::Blob},           {"timestamp", ShapeType::Timestamp},
    };
    const auto found = table.find(word);
    return found == table.end() ? ShapeType::String : found->second;
}

std::optional<ExceptionTrait> readException(std::string_view shapeName, dom::Object json)
{
    const std::string_view code = errorCodeOf(shapeName, json);
    if (code.empty()) {
        return std::nullopt;
    }
    ExceptionTrait out;
    out.code = code;
    out.fault = dom::findFlag(json, "fault");
    if (const auto error = dom::findObject(json, "error")) {
        const auto status = dom::find(*error, "httpStatusCode");
        out.httpStatusCode = status ? dom::integer(*status) : 0;
        out.senderFault = dom::findFlag(*error, "senderFault");
        out.fault = out.fault || dom::findFlag(*error, "fault");
    }
    if (const auto retryable = dom::findObject(json, "retryable")) {
        out.retryable = true;
        out.throttling = dom::findFlag(*retryable, "throttling");
    }
    return out;
}

void readConstraints(dom::Object json, Shape& shape)
{
    for (const auto [key, value] : json) {
        if (key == "min") {
            shape.min = dom::number(value);
        } else if (key == "max") {
            shape.max = dom::number(value);
        } else if (key == "pattern") {
            shape.pattern = dom::text(value);
        } else if (key == "enum") {
            shape.enumValues = dom::texts(value);
        } else if (key == "union") {
            shape.isUnion = dom::flag(value);
        } else if (key == "document") {
            shape.isDocument = dom::flag(value);
        } else if (key == "required") {
            for (const std::string& name : dom::texts(value)) {
                shape.required.push_back(Name::interned(name));
            }
        }
    }
}

HttpTrait readHttp(dom::Object operation)
{
    HttpTrait out;
    const auto json = dom::findObject(operation, "http");
    if (!json) {
        return out;
    }
    for (const auto [key, value] : *json) {
        if (key == "method") {
            out.method = dom::text(value);
        } else if (key == "requestUri") {
            out.requestUri = dom::text(value);
        } else if (key == "responseCode") {
            out.responseCode = dom::integer(value);
        } else if (key == "authPath") {
            out.authPath = dom::text(value);
        }
    }
    return out;
}

void readOperationTraits(dom::Object json, OperationModel& operation)
{
    operation.http = readHttp(json);
    operation.documentation = dom::findText(json, "documentation");
    operation.documentationUrl = dom::findText(json, "documentationUrl");
    if (const auto auth = dom::find(json, "auth")) {
        operation.auth = dom::texts(*auth);
    }
    operation.authtype = dom::findText(json, "authtype");
    if (const auto endpoint = dom::findObject(json, "endpoint")) {
        operation.hostPrefix = dom::findText(*endpoint, "hostPrefix");
    }
    operation.deprecatedMessage = dom::findText(json, "deprecatedMessage");
    operation.unsignedPayload = dom::findFlag(json, "unsignedPayload");
    operation.deprecated = dom::findFlag(json, "deprecated");
    operation.idempotent = dom::findFlag(json, "idempotent");
    operation.readonly = dom::findFlag(json, "readonly");
    operation.httpChecksumRequired = dom::findFlag(json, "httpChecksumRequired");
    operation.endpointOperation = dom::findFlag(json, "endpointoperation");
}

/// What OperationModel has a field for.
bool hasField(std::string_view key)
{
    static const std::unordered_set<std::string_view> keys{
        "name",
        "http",
        "input",
        "output",
        "errors",
        "documentation",
        "documentationUrl",
        "auth",
        "authtype",
        "endpoint",
        "deprecated",
        "deprecatedMessage",
        "unsignedPayload",
        "idempotent",
        "readonly",
        "httpChecksumRequired",
        "endpointoperation",
    };
    return keys.contains(key);
}

Map readOtherTraits(dom::Object json)
{
    Map out;
    for (const auto [key, value] : json) {
        if (!hasField(key)) {
            out.set(Name::interned(key), dom::toValue(value));
        }
    }
    return out;
}

} // namespace

void Builder::build(Shape& shape, std::string_view name, std::string_view text) const
{
    shape.name = Name::interned(name);
    const auto parsed = dom::parseObject(text);
    if (!parsed) {
        return;
    }
    const dom::Object json = *parsed;
    shape.type = readType(dom::findText(json, "type"));
    readTraits(json, shape.traits);
    readConstraints(json, shape);
    shape.exception = readException(name, json);
    if (shape.type == ShapeType::Structure) {
        addMembers(shape, json);
    } else if (shape.type == ShapeType::List) {
        shape.listMember = optionalRef(json, "member").value_or(ShapeRef());
    } else if (shape.type == ShapeType::Map) {
        shape.mapKey = optionalRef(json, "key").value_or(ShapeRef());
        shape.mapValue = optionalRef(json, "value").value_or(ShapeRef());
    }
}

void Builder::build(OperationModel& operation, std::string_view name, std::string_view text) const
{
    operation.name = Name::interned(name);
    operation.service = &m_service;
    const auto parsed = dom::parseObject(text);
    if (!parsed) {
        return;
    }
    const dom::Object json = *parsed;
    readOperationTraits(json, operation);
    operation.otherTraits = readOtherTraits(json);
    operation.input = optionalRef(json, "input");
    operation.output = optionalRef(json, "output");
    if (const auto errors = dom::findArray(json, "errors")) {
        for (const dom::Element error : *errors) {
            operation.errors.push_back(ref(error));
        }
    }
}

ShapeRef Builder::ref(dom::Element json) const
{
    const auto object = dom::object(json);
    if (!object) {
        return {};
    }
    const std::string_view target = dom::findText(*object, "shape");
    Traits traits;
    if (const auto targetJson = dom::parseObject(m_findShape(target), dom::Use::Target)) {
        readTraits(*targetJson, traits);
    }
    readTraits(*object, traits);
    return ShapeRef(&m_service, Name::interned(target), std::move(traits));
}

std::optional<ShapeRef> Builder::optionalRef(dom::Object parent, std::string_view key) const
{
    const auto json = dom::find(parent, key);
    return json ? std::optional(ref(*json)) : std::nullopt;
}

void Builder::addMembers(Shape& shape, dom::Object json) const
{
    const auto members = dom::findObject(json, "members");
    if (!members) {
        return;
    }
    shape.members.reserve(members->size());
    for (const auto [name, memberJson] : *members) {
        const bool isRequired = std::find(shape.required.begin(), shape.required.end(), name) != shape.required.end();
        shape.members.push_back({Name::interned(name), ref(memberJson), isRequired});
    }
}

std::string_view errorCodeOf(std::string_view shapeName, dom::Object shapeJson)
{
    if (!dom::findFlag(shapeJson, "exception")) {
        return {};
    }
    const auto error = dom::findObject(shapeJson, "error");
    const std::string_view code = error ? dom::findText(*error, "code") : std::string_view();
    return code.empty() ? shapeName : code;
}

} // namespace botoscope::model
