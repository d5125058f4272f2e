#include "core/client/config_reader.h"

#include "core/base/encoding.h"
#include "core/config/ca_bundle.h"

#include <algorithm>
#include <charconv>
#include <span>

namespace botoscope::client {

namespace {

class ConfigReader {
public:
    ConfigReader(const config::Settings& settings, lifecycle::ClientConfig own, const lifecycle::ClientConfig& defaults)
        : m_settings(settings), m_own(std::move(own)), m_defaults(defaults)
    {
    }

    Result<lifecycle::ClientConfig> read()
    {
        mergeDefaults();
        readParameterValidation();
        m_own.tcpKeepalive = m_own.tcpKeepalive || lookUp("tcp_keepalive").toBool();
        flag("use_fips_endpoint", m_own.useFipsEndpoint);
        flag("use_dualstack_endpoint", m_own.useDualstackEndpoint);
        inverseFlag("disable_host_prefix_injection", m_own.injectHostPrefix);
        text("retry_mode", m_own.retries.mode);
        number("max_attempts", m_own.retries.totalMaxAttempts);
        readCaBundle();
        if (m_own.userAgentAppId.empty()) {
            m_own.userAgentAppId = lookUp("user_agent_appid").toString();
        }
        readEndpointOptions();
        readSigningOptions();
        readBodyOptions();
        if (m_problem) {
            return *m_problem;
        }
        return m_own;
    }

private:
    void mergeDefaults()
    {
        merge(m_own.region, m_defaults.region);
        merge(m_own.signatureVersion, m_defaults.signatureVersion);
        merge(m_own.parameterValidation, m_defaults.parameterValidation);
        merge(m_own.injectHostPrefix, m_defaults.injectHostPrefix);
        merge(m_own.useFipsEndpoint, m_defaults.useFipsEndpoint);
        merge(m_own.useDualstackEndpoint, m_defaults.useDualstackEndpoint);
        merge(m_own.defaultsMode, m_defaults.defaultsMode);
        merge(m_own.connectTimeoutMicros, m_defaults.connectTimeoutMicros);
        merge(m_own.retries.mode, m_defaults.retries.mode);
        merge(m_own.retries.totalMaxAttempts, m_defaults.retries.totalMaxAttempts);
        merge(m_own.ignoreConfiguredEndpointUrls, m_defaults.ignoreConfiguredEndpointUrls);
        merge(m_own.authSchemePreference, m_defaults.authSchemePreference);
        merge(m_own.accountIdEndpointMode, m_defaults.accountIdEndpointMode);
        merge(m_own.endpointDiscovery, m_defaults.endpointDiscovery);
        merge(m_own.sigv4aRegionSet, m_defaults.sigv4aRegionSet);
        merge(m_own.requestChecksumCalculation, m_defaults.requestChecksumCalculation);
        merge(m_own.responseChecksumValidation, m_defaults.responseChecksumValidation);
        merge(m_own.disableRequestCompression, m_defaults.disableRequestCompression);
        merge(m_own.requestMinCompressionSize, m_defaults.requestMinCompressionSize);
        merge(m_own.disableS3ExpressSessionAuth, m_defaults.disableS3ExpressSessionAuth);
        m_own.s3 = m_own.s3.isNull() ? m_defaults.s3 : m_own.s3;
        m_own.clientContext = m_own.clientContext.isNull() ? m_defaults.clientContext : m_own.clientContext;
    }

    void readCaBundle()
    {
        const auto bundle = config::caBundle(m_settings);
        if (!bundle.ok()) {
            m_problem = m_problem ? m_problem : std::optional(bundle.error());
        } else if (m_own.caBundle.empty()) {
            m_own.caBundle = bundle->value.toString();
        }
    }

    /// Switched off by the client or by the profile; its text is no switch of the chain's kind (botocore's args.py).
    void readParameterValidation()
    {
        const Value configured = lookUp("parameter_validation");
        if (m_own.parameterValidation.value_or(true) && configured.isString()) {
            m_own.parameterValidation = toLower(configured.toString()) == "true";
        }
    }

    void readEndpointOptions()
    {
        text("endpoint_discovery_enabled", m_own.endpointDiscovery);
        oneOf("endpoint_discovery_enabled", m_own.endpointDiscovery);
        text("sts_regional_endpoints", m_own.stsRegionalEndpoints);
        oneOf("sts_regional_endpoints", m_own.stsRegionalEndpoints);
        readS3Block();
        // Nobody's account is known where nothing is signed.
        if (m_own.signatureVersion == "unsigned") {
            m_own.accountIdEndpointMode = "disabled";
        }
        text("account_id_endpoint_mode", m_own.accountIdEndpointMode);
        oneOf("account_id_endpoint_mode", m_own.accountIdEndpointMode);
    }

    void readSigningOptions()
    {
        m_own.authPreferenceInCode = m_own.authSchemePreference.has_value() && !m_own.authSchemePreference->empty();
        if (!m_own.authPreferenceInCode) {
            m_own.authSchemePreference.reset();
        }
        text("auth_scheme_preference", m_own.authSchemePreference);
        if (m_own.authSchemePreference) {
            m_own.authSchemePreference = withoutBlanks(*m_own.authSchemePreference);
        }
        text("sigv4a_signing_region_set", m_own.sigv4aRegionSet);
        const Value express = m_own.disableS3ExpressSessionAuth ? Value() : lookUp("s3_disable_express_session_auth");
        if (!express.isNull()) {
            const std::string words = express.isString() ? toLower(express.toString()) : "";
            if (!express.isBool() && words != "true" && words != "false") {
                fail("s3_disable_express_session_auth", express.toString(), "must be true or false");
            }
            m_own.disableS3ExpressSessionAuth = express.isBool() ? express.toBool() : words == "true";
        }
    }

    /// What happens to request and response bodies.
    void readBodyOptions()
    {
        text("request_checksum_calculation", m_own.requestChecksumCalculation);
        oneOf("request_checksum_calculation", m_own.requestChecksumCalculation);
        text("response_checksum_validation", m_own.responseChecksumValidation);
        oneOf("response_checksum_validation", m_own.responseChecksumValidation);
        flag("disable_request_compression", m_own.disableRequestCompression);
        constexpr int largestMinimum = 1024 * 1024;
        const Value given = m_own.requestMinCompressionSize ? Value(*m_own.requestMinCompressionSize)
                                                            : lookUp("request_min_compression_size_bytes");
        const std::string text = given.isInt() ? std::to_string(given.toInt()) : given.toString();
        int minimum = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minimum);
        if (error != std::errc() || *end || minimum < 1 || minimum > largestMinimum) {
            fail("request_min_compression_size_bytes", text, "is no number of bytes from 1 to 1048576");
        }
        m_own.requestMinCompressionSize = minimum;
    }

    /// The profile's block with the client's own options over it. What the client says itself stays apart once more:
    /// dual-stack needs to know who said it.
    void readS3Block()
    {
        auto block = m_settings.resolveBlock("s3");
        if (!block.ok()) {
            m_problem = m_problem ? m_problem : std::optional(block.error());
            return;
        }
        Map merged;
        for (const auto& [name, found] : *block) {
            merged.set(Name(name), found.value);
        }
        readS3Dualstack(Value(merged));
        for (const auto& [name, value] : m_own.s3.map()) {
            merged.set(name, value);
        }
        m_own.s3 = merged.size() == 0 ? Value() : Value(std::move(merged));
        if (const Value* signs = m_own.s3.find("payload_signing_enabled"); signs && !m_own.s3PayloadSigning) {
            m_own.s3PayloadSigning = signs->toBool();
        }
        if (const Value* mode = m_own.s3.find("us_east_1_regional_endpoint")) {
            std::optional<std::string> chosen(mode->toString());
            oneOf("us_east_1_regional_endpoint", chosen, config::s3Variables());
        }
    }

    void readS3Dualstack(const Value& fromProfile)
    {
        if (const Value* own = m_own.s3.find("use_dualstack_endpoint")) {
            m_own.s3Dualstack = own->toBool();
        } else if (fromProfile["use_dualstack_endpoint"].toBool()) {
            m_own.s3Dualstack = true;
        }
    }

    static std::string withoutBlanks(const std::string& list)
    {
        std::string out;
        for (const char c : list) {
            const bool doubled = c == ',' && (out.empty() || out.back() == ',');
            if (c != ' ' && c != '\t' && !doubled) {
                out += c;
            }
        }
        if (!out.empty() && out.back() == ',') {
            out.pop_back();
        }
        return out;
    }

    template <class T> static void merge(std::optional<T>& own, const std::optional<T>& other)
    {
        own = own ? own : other;
    }
    void fail(std::string_view name, const std::string& value, const std::string& what)
    {
        if (!m_problem) {
            m_problem =
                Error(ErrorCode::InvalidConfig, "The value '" + value + "' of " + std::string(name) + " " + what)
                    .with("name", std::string(name));
        }
    }
    void oneOf(std::string_view name, std::optional<std::string>& value,
               std::span<const config::Variable> table = config::variables())
    {
        const config::Variable* variable = config::findVariable(table, name);
        if (!value || !variable) {
            return;
        }
        const std::string given = *value;
        *value = variable->choicesInAnyCase ? toLower(given) : given;
        if (std::find(variable->choices.begin(), variable->choices.end(), *value) == variable->choices.end()) {
            std::string names;
            for (const std::string_view one : variable->choices) {
                names.append(names.empty() ? "" : ", ").append(one);
            }
            fail(name, given, "is none of: " + names);
        }
    }
    Value lookUp(std::string_view name)
    {
        auto value = m_settings.get(name);
        if (!value.ok()) {
            m_problem = m_problem ? m_problem : std::optional(value.error());
            return {};
        }
        return *value;
    }
    void flag(std::string_view name, std::optional<bool>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isBool()) {
            target = value.toBool();
        }
    }
    void inverseFlag(std::string_view name, std::optional<bool>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (!value.isNull()) {
            target = !(value.toBool() || value.toString() == "true");
        }
    }
    void text(std::string_view name, std::optional<std::string>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isString()) {
            target = value.toString();
        }
    }
    void number(std::string_view name, std::optional<int>& target)
    {
        const Value value = target ? Value() : lookUp(name);
        if (value.isInt()) {
            target = static_cast<int>(value.toInt());
        }
    }

    const config::Settings& m_settings;
    lifecycle::ClientConfig m_own;
    const lifecycle::ClientConfig& m_defaults;
    std::optional<Error> m_problem;
};

} // namespace

Result<lifecycle::ClientConfig> readClientConfig(const config::Settings& settings, lifecycle::ClientConfig own,
                                                 const lifecycle::ClientConfig& defaults)
{
    return ConfigReader(settings, std::move(own), defaults).read();
}

} // namespace botoscope::client
