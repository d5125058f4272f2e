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

/// The object of that key; an empty one if absent. Error: ModelDefect if it is something else.
Result<std::optional<dom::Object>> sectionOf(dom::Object root, std::string_view key)
{
    const auto element = dom::find(root, key);
    if (!element) {
        return std::optional<dom::Object>();
    }
    const auto object = dom::object(*element);
    if (!object) {
        return Error(ErrorCode::ModelDefect, "the service model's \"" + std::string(key) + "\" is not an object");
    }
    return object;
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

ServiceModel::ServiceModel() : m_impl(std::make_unique<Impl>(*this)) {}

ServiceModel::~ServiceModel() = default;

Result<std::shared_ptr<const ServiceModel>> ServiceModel::fromJson(std::string serviceName, std::string json)
{
    const std::shared_ptr<ServiceModel> model(new ServiceModel);
    Impl& impl = *model->m_impl;
    impl.serviceName = std::move(serviceName);
    simdjson::dom::parser parser;
    dom::Element root;
    if (const auto error = parser.parse_into_document(impl.document, json).get(root)) {
        return Error(ErrorCode::Parse,
                     "the model of " + impl.serviceName + " is not valid JSON: " + simdjson::error_message(error))
            .with("service", impl.serviceName);
    }
    const auto rootObject = dom::object(root);
    if (!rootObject) {
        return Error(ErrorCode::ModelDefect, "the model of " + impl.serviceName + " is not a JSON object")
            .with("service", impl.serviceName);
    }
    impl.root = *rootObject;
    for (const std::string_view key : {"metadata", "operations", "shapes"}) {
        auto section = sectionOf(impl.root, key);
        if (!section) {
            return std::move(section).error().with("service", impl.serviceName);
        }
        if (!*section) {
            continue;
        }
        if (key == "metadata") {
            impl.metadata = readMetadata(**section);
        } else if (key == "operations") {
            impl.operations.index(**section);
        } else {
            impl.shapes.index(**section);
        }
    }
    impl.documentation = dom::findText(impl.root, "documentation");
    impl.serviceId = toLower(impl.metadata.serviceId.empty() ? impl.serviceName : impl.metadata.serviceId);
    std::replace(impl.serviceId.begin(), impl.serviceId.end(), ' ', '-');
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
    names.reserve(m_impl->operations.order().size());
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
    names.reserve(m_impl->shapes.order().size());
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
            const std::string_view shapeCode = errorCodeOf(name, *impl.shapes.json(name));
            if (!shapeCode.empty()) {
                impl.errorShapes[shapeCode] = name;
            }
        }
    });
    const auto found = impl.errorShapes.find(code);
    return found == impl.errorShapes.end() ? nullptr : shape(found->second);
}

Value ServiceModel::section(std::string_view key) const
{
    const auto element = dom::find(m_impl->root, key);
    return element ? dom::toValue(*element) : Value();
}

const Shape& ServiceModel::resolve(const Name& shapeName) const
{
    static const Shape none;
    const Shape* found = shape(shapeName);
    return found ? *found : none;
}

Value ServiceModel::operationTrait(std::string_view operationName, std::string_view key) const
{
    const auto json = m_impl->operations.json(operationName);
    const auto element = json ? dom::find(*json, key) : std::nullopt;
    return element ? dom::toValue(*element) : Value();
}

} // namespace botoscope::model
