#include "core/model/service_model.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/model/near_names.h"
#include "core/model/service_model_impl.h"

namespace botoscope::model {

namespace {

constexpr std::pair<std::string_view, Protocol> protocolsByPriority[] = {
    {"json", Protocol::Json},        {"rest-json", Protocol::RestJson},
    {"rest-xml", Protocol::RestXml}, {"smithy-rpc-v2-cbor", Protocol::SmithyRpcV2Cbor},
    {"query", Protocol::Query},      {"ec2", Protocol::Ec2},
};

ServiceMetadata readMetadata(dom::Object json)
{
    ServiceMetadata out;
    const std::pair<std::string_view, std::string*> textFields[] = {
        {"apiVersion", &out.apiVersion},
        {"endpointPrefix", &out.endpointPrefix},
        {"serviceFullName", &out.serviceFullName},
        {"serviceAbbreviation", &out.serviceAbbreviation},
        {"serviceId", &out.serviceId},
        {"signatureVersion", &out.signatureVersion},
        {"signingName", &out.signingName},
        {"jsonVersion", &out.jsonVersion},
        {"targetPrefix", &out.targetPrefix},
        {"globalEndpoint", &out.globalEndpoint},
        {"uid", &out.uid},
        {"protocol", &out.protocol},
        {"checksumFormat", &out.checksumFormat},
    };
    for (const auto& [key, field] : textFields) {
        *field = dom::findText(json, key);
    }
    if (const auto protocols = dom::find(json, "protocols")) {
        out.protocols = dom::texts(*protocols);
    }
    if (const auto auth = dom::find(json, "auth")) {
        out.auth = dom::texts(*auth);
    }
    if (const auto space = dom::find(json, "xmlNamespace")) {
        out.xmlNamespace = readXmlNamespace(*space);
    }
    out.awsQueryCompatible = dom::find(json, "awsQueryCompatible").has_value();
    return out;
}

Error notAnObject(const std::string& serviceName, const std::string& what)
{
    return Error(ErrorCode::ModelDefect, what + " is not an object").with("service", serviceName);
}

/// Why a text is no model.
Result<void> checkWhole(const std::string& serviceName, std::string_view text)
{
    simdjson::dom::parser parser;
    if (const auto error = parser.parse(text.data(), text.size(), false).error()) {
        return Error(ErrorCode::Parse,
                     "the model of " + serviceName + " is not valid JSON: " + simdjson::error_message(error))
            .with("service", serviceName);
    }
    return {};
}

/// What sets an exception's text apart, if only a word of documentation does so too.
bool mayBeException(std::string_view text)
{
    static constexpr std::string_view word = "\"exception\"";
    static const std::boyer_moore_horspool_searcher searcher(word.begin(), word.end());
    return std::search(text.begin(), text.end(), searcher) != text.end();
}

} // namespace

std::string_view protocolName(Protocol protocol)
{
    for (const auto& [name, known] : protocolsByPriority) {
        if (known == protocol) {
            return name;
        }
    }
    return {};
}

void ServiceModel::Impl::read()
{
    if (const JsonPart* section = root.find("metadata")) {
        if (const auto json = dom::parseObject(section->text)) {
            metadata = readMetadata(*json);
        }
    }
    if (const JsonPart* section = root.find("operations")) {
        operations.index(*section);
    }
    if (const JsonPart* section = root.find("shapes")) {
        shapes.index(*section);
    }
    if (const JsonPart* section = root.find("documentation")) {
        const auto json = dom::parse(section->text);
        documentation = json ? dom::text(*json) : std::string_view();
    }
    serviceId = toLower(metadata.serviceId.empty() ? serviceName : metadata.serviceId);
    std::replace(serviceId.begin(), serviceId.end(), ' ', '-');
}

ServiceModel::ServiceModel() : m_impl(std::make_unique<Impl>(*this)) {}

ServiceModel::~ServiceModel() = default;

Result<std::shared_ptr<const ServiceModel>> ServiceModel::fromJson(std::string serviceName, std::string json,
                                                                   ModelCheck check)
{
    json.reserve(json.size() + jsonPadding);
    if (check == ModelCheck::Whole) {
        if (auto checked = checkWhole(serviceName, json); !checked) {
            return std::move(checked).error();
        }
    }
    const std::shared_ptr<ServiceModel> model(new ServiceModel);
    Impl& impl = *model->m_impl;
    impl.serviceName = std::move(serviceName);
    impl.text = std::move(json);
    auto root = outlineJson(impl.text, 2);
    if (!root) {
        return Error(ErrorCode::Parse, "the model of " + impl.serviceName + " is " + root.error().message)
            .with("service", impl.serviceName);
    }
    impl.root = *std::move(root);
    if (!impl.root.isObject()) {
        return notAnObject(impl.serviceName, "the model of " + impl.serviceName);
    }
    for (const std::string_view key : {"metadata", "operations", "shapes"}) {
        const JsonPart* section = impl.root.find(key);
        if (section && !section->isObject()) {
            return notAnObject(impl.serviceName, "the service model's \"" + std::string(key) + '"');
        }
    }
    impl.read();
    return std::shared_ptr<const ServiceModel>(model);
}

Result<std::shared_ptr<const ServiceModel>> ServiceModel::fromValue(std::string serviceName, const Value& model)
{
    return fromJson(std::move(serviceName), writeJson(model, JsonStyle::Line));
}

const std::string& ServiceModel::serviceName() const
{
    return m_impl->serviceName;
}

const ServiceMetadata& ServiceModel::metadata() const
{
    return m_impl->metadata;
}

const std::string& ServiceModel::serviceId() const
{
    return m_impl->serviceId;
}

std::string ServiceModel::signingName() const
{
    const ServiceMetadata& data = m_impl->metadata;
    return data.signingName.empty() ? data.endpointPrefix : data.signingName;
}

Result<Protocol> ServiceModel::resolvedProtocol() const
{
    const ServiceMetadata& data = m_impl->metadata;
    std::string listed;
    for (const std::string& name : data.protocols) {
        listed += (listed.empty() ? "" : ", ") + name;
    }
    for (const auto& [name, protocol] : protocolsByPriority) {
        const bool offered = data.protocols.empty() ? data.protocol == name
                                                    : std::find(data.protocols.begin(), data.protocols.end(), name) !=
                                                          data.protocols.end();
        if (offered) {
            return protocol;
        }
    }
    const std::string& spoken = data.protocols.empty() ? data.protocol : listed;
    return Error(ErrorCode::NotSupported, m_impl->serviceName + " speaks no protocol known here (" + spoken + ")")
        .with("service", m_impl->serviceName)
        .with("protocols", spoken);
}

const std::string& ServiceModel::documentation() const
{
    return m_impl->documentation;
}

std::vector<Name> ServiceModel::operationNames() const
{
    std::vector<Name> names;
    for (const std::string_view name : m_impl->operations.order()) {
        names.push_back(Name::interned(name));
    }
    std::sort(names.begin(), names.end());
    return names;
}

const OperationModel* ServiceModel::operation(std::string_view name) const
{
    return m_impl->operations.get(name, m_impl->builder);
}

Result<const OperationModel*> ServiceModel::findOperation(std::string_view spelling) const
{
    if (const OperationModel* exact = operation(spelling)) {
        return exact;
    }
    Impl& impl = *m_impl;
    std::call_once(impl.spellingsIndexed, [&impl] {
        for (const std::string_view name : impl.operations.order()) {
            impl.spellings.emplace(xformName(name, '_'), name);
            impl.spellings.emplace(xformName(name, '-'), name);
        }
    });
    if (const auto found = impl.spellings.find(std::string(spelling)); found != impl.spellings.end()) {
        return operation(found->second);
    }
    const std::string near = joinNames(nearNames(spelling, impl.operations.order()));
    std::string message = impl.serviceName + " has no operation \"" + std::string(spelling) + "\"";
    message += near.empty() ? "" : "; near: " + near;
    return Error(ErrorCode::UnknownOperation, std::move(message))
        .with("service", impl.serviceName)
        .with("operation", std::string(spelling))
        .with("near", near);
}

std::vector<Name> ServiceModel::shapeNames() const
{
    std::vector<Name> names;
    for (const std::string_view name : m_impl->shapes.order()) {
        names.push_back(Name::interned(name));
    }
    return names;
}

const Shape* ServiceModel::shape(std::string_view name) const
{
    return m_impl->shapes.get(name, m_impl->builder);
}

const Shape* ServiceModel::errorShape(std::string_view code) const
{
    Impl& impl = *m_impl;
    std::call_once(impl.errorsIndexed, [&impl] {
        for (const std::string_view name : impl.shapes.order()) {
            const std::string_view text = impl.shapes.text(name);
            const auto json = mayBeException(text) ? dom::parseObject(text) : std::nullopt;
            const std::string_view shapeCode = json ? errorCodeOf(name, *json) : std::string_view();
            if (!shapeCode.empty()) {
                impl.errorShapes[std::string(shapeCode)] = name;
            }
        }
    });
    const auto found = impl.errorShapes.find(std::string(code));
    return found == impl.errorShapes.end() ? nullptr : shape(found->second);
}

Value ServiceModel::section(std::string_view key) const
{
    Impl& impl = *m_impl;
    const std::lock_guard lock(impl.sectionsMutex);
    const auto known = impl.sections.find(key);
    if (known != impl.sections.end()) {
        return known->second;
    }
    const JsonPart* part = impl.root.find(key);
    const auto json = part ? dom::parse(part->text) : std::nullopt;
    return impl.sections.emplace(key, json ? dom::toValue(*json) : Value()).first->second;
}

const Shape& ServiceModel::resolve(const Name& shapeName) const
{
    static const Shape none;
    const Shape* found = shape(shapeName);
    return found ? *found : none;
}

} // namespace botoscope::model
