#include "conformance/whole_client.h"

#include "conformance/replay.h"
#include "core/base/json.h"
#include "core/protocol/skeleton.h"

#include <fstream>
#include <unistd.h>

namespace botoscope::conformance {

namespace {

constexpr const char* serviceName = "vectors";

/// A folder of model data with one service, gone when this goes.
class ModelFolder {
public:
    explicit ModelFolder(const Value& description)
        : m_path(std::filesystem::temp_directory_path() / ("botoscope-vectors-" + std::to_string(getpid())))
    {
        const auto version = m_path / serviceName / description["metadata"]["apiVersion"].toString();
        std::filesystem::create_directories(version);
        std::ofstream(version / "service-2.json") << writeJson(description);
    }
    ModelFolder(const ModelFolder&) = delete;
    ModelFolder& operator=(const ModelFolder&) = delete;
    ~ModelFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

http::Response emptyAnswer()
{
    http::Response response;
    response.status = 200;
    return response;
}

} // namespace

Result<http::Request> sentByClient(Value description, const std::string& operation, const Value& params,
                                   const std::string& endpointUrl)
{
    Value metadata = description["metadata"];
    for (const auto& [key, text] : {std::pair("endpointPrefix", serviceName), {"signatureVersion", "v4"}}) {
        if (!metadata.find(key)) {
            metadata.set(key, text);
        }
    }
    description.set("metadata", std::move(metadata));
    const ModelFolder folder(description);
    const Value config = Value::object({{"signature_version", "unsigned"}, {"parameter_validation", false}});
    Replay replay(Value::object({{"service", serviceName},
                                 {"region_name", "us-east-1"},
                                 {"endpoint_url", endpointUrl},
                                 {"config", config}}),
                  folder.path());
    replay.answer(emptyAnswer());
    const auto report = replay.call(operation, params);
    if (!replay.requests().empty()) {
        return replay.requests().front();
    }
    return !report ? report.error() : report->error.value_or(Error(ErrorCode::Internal, "nothing was sent"));
}

Result<Value> readByClient(const std::string& service, const model::OperationModel& operation, http::Response answer)
{
    Replay replay(Value::object({{"service", service},
                                 {"region_name", "us-east-1"},
                                 {"credentials", Value::array({"AKIDEXAMPLE", "secret", Value()})}}));
    replay.answer(std::move(answer));
    const model::Shape* input = operation.inputShape();
    auto report = replay.call(operation.name.str(), input ? protocol::makeSkeleton(*input) : Value(Map()));
    if (!report || report->error) {
        return report ? *report->error : report.error();
    }
    Value metadata = report->parsed["ResponseMetadata"];
    metadata.erase("RetryAttempts");
    report->parsed.set("ResponseMetadata", std::move(metadata));
    return std::move(report->parsed);
}

} // namespace botoscope::conformance
