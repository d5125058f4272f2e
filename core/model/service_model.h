#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/model/shape.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::model {

/// The protocols core speaks, in botocore's priority order (§1.3).
enum class Protocol { Json, RestJson, RestXml, SmithyRpcV2Cbor, Query, Ec2 };
std::string_view protocolName(Protocol protocol); ///< "json", "rest-json", …

struct HttpTrait {
    std::string method = "POST";
    std::string requestUri = "/"; ///< template with {labels}; may hold a literal query string
    int responseCode = 0;
    std::string authPath; ///< for HMAC-SHA1 S3 signing only
};

/// How an operation changes things; from method, traits and name (used for badges and safety).
enum class OperationClass { Reads, Writes, Destroys };

/// One operation. Immutable; owned by its ServiceModel.
class OperationModel {
public:
    Name name; ///< the key in the model: what callers, events and the wire use
    HttpTrait http;
    std::optional<ShapeRef> input;
    std::optional<ShapeRef> output;
    std::vector<ShapeRef> errors;
    std::string documentation; ///< HTML
    std::string documentationUrl;
    std::vector<std::string> auth; ///< Smithy auth schemes of the operation, e.g. "aws.auth#sigv4", "smithy.api#noAuth"
    std::string authtype;          ///< legacy: "", "none", "v4-unsigned-body", …
    std::string hostPrefix;        ///< endpoint.hostPrefix template
    std::string deprecatedMessage;
    bool unsignedPayload = false;
    bool deprecated = false;
    bool idempotent = false;
    bool readonly = false;
    bool httpChecksumRequired = false;
    bool endpointOperation = false;
    Map otherTraits; ///< what has no field here: httpChecksum, staticContextParams, endpointdiscovery, …
    const ServiceModel* service = nullptr;

    /// Input shape or nullptr.
    const Shape* inputShape() const { return input ? &input->shape() : nullptr; }
    const Shape* outputShape() const { return output ? &output->shape() : nullptr; }
    bool hasEventStreamInput() const;
    bool hasEventStreamOutput() const;
    bool hasStreamingInput() const; ///< payload member of type blob
    bool hasStreamingOutput() const;
    OperationClass operationClass() const;
    /// One of the other traits, Null if absent.
    const Value& trait(std::string_view key) const;
};

struct ServiceMetadata {
    std::string apiVersion, endpointPrefix, serviceFullName, serviceAbbreviation, serviceId, signatureVersion,
        signingName, jsonVersion, targetPrefix, globalEndpoint, uid, protocol;
    std::vector<std::string> protocols, auth;
    std::optional<XmlNamespace> xmlNamespace;
    bool awsQueryCompatible = false;
    std::string checksumFormat;
};

/// How a model's text is checked when it is taken: as a whole, or, for data known to be good, as far as its sections
/// and their members go; what is broken below reads as absent.
enum class ModelCheck { Whole, Outline };

/// A service's model: metadata, operations and shapes, built lazily from the JSON text and kept for ever once built.
/// Immutable to its users and safe to read from several threads.
class ServiceModel {
public:
    /// serviceName is the name the loader knows (the folder's), e.g. "s3". json is the whole service-2 text, with
    /// extras merged by the loader where there are any. Error: Parse, ModelDefect.
    static Result<std::shared_ptr<const ServiceModel>> fromJson(std::string serviceName, std::string json,
                                                                ModelCheck check = ModelCheck::Whole);
    /// The same from a value (tests, conformance suites with models of their own).
    static Result<std::shared_ptr<const ServiceModel>> fromValue(std::string serviceName, const Value& model);
    ~ServiceModel();

    const std::string& serviceName() const;
    const ServiceMetadata& metadata() const;
    /// serviceId hyphenized: spaces to "-", lower case. The service chunk of event names.
    const std::string& serviceId() const;
    std::string signingName() const;           ///< metadata.signingName or endpointPrefix
    Result<Protocol> resolvedProtocol() const; ///< §1.3; Error: NotSupported
    const std::string& documentation() const;  ///< HTML

    std::vector<Name> operationNames() const; ///< sorted
    /// nullptr if unknown. Exact model name.
    const OperationModel* operation(std::string_view name) const;
    /// Any of the three spellings: ListBuckets, list-buckets, list_buckets. Error: UnknownOperation naming near ones.
    Result<const OperationModel*> findOperation(std::string_view spelling) const;

    std::vector<Name> shapeNames() const;
    const Shape* shape(std::string_view name) const; ///< nullptr if unknown
    /// Exception shape of an error code (error.code or name; later duplicates win), nullptr if not modelled.
    const Shape* errorShape(std::string_view code) const;
    /// Top-level section as data, e.g. "clientContextParams"; Null if absent.
    Value section(std::string_view key) const;
    /// For ShapeRef.
    const Shape& resolve(const Name& shapeName) const;

private:
    ServiceModel();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// CamelCase to snake_case (or with another separator) exactly as botocore's xform_name, with its list of special names
/// (§1.7).
std::string xformName(std::string_view name, char separator = '_');

} // namespace botoscope::model
