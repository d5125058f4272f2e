#pragma once
#include "core/base/result.h"
#include "core/base/value.h"
#include "core/model/service_model.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace botoscope::model {

/// A file found in the search path.
struct DataFile {
    std::string path;     ///< full path, extension included
    bool bundled = false; ///< it came from the last, bundled directory
};

/// Finds and reads model data in botocore's layout and search order (botocore-behaviour.md §1.1): each directory of
/// customPaths, then the bundled directory; the first that holds a file wins; "<file>.json" before "<file>.json.gz".
/// Parsed data and models are cached, texts are not. Thread-safe.
class Loader {
public:
    /// searchPaths in order of precedence (AWS_DATA_PATH entries, ~/.aws/models, bundled last).
    explicit Loader(std::vector<std::string> searchPaths);
    ~Loader();

    /// The search order of an environment: AWS_DATA_PATH (split at ':', ~ and $VAR expanded), ~/.aws/models, bundled.
    static std::vector<std::string> standardSearchPaths(std::string_view awsDataPath, std::string_view home,
                                                        std::string_view bundled);

    const std::vector<std::string>& searchPaths() const;
    /// Services that have a file of that type in any path, sorted. type e.g. "service-2".
    std::vector<std::string> availableServices(std::string_view type = "service-2") const;
    /// Version folders, sorted ascending. Error: DataNotFound, UnknownService.
    Result<std::vector<std::string>> apiVersions(std::string_view service, std::string_view type) const;
    Result<std::string> latestVersion(std::string_view service, std::string_view type) const;
    /// The text of a file by its path without extension, e.g. "endpoints" or "s3/2006-03-01/paginators-1".
    /// DataNotFound.
    Result<std::string> loadText(std::string_view name) const;
    Result<Value> loadData(std::string_view name) const;
    Result<DataFile> locate(std::string_view name) const;
    /// The text of a service's data of that type, extras merged; not cached.
    Result<std::string> loadServiceText(std::string_view service, std::string_view type,
                                        std::string_view version) const;
    /// A service's data of that type (latest version unless given), extras merged. Error: UnknownService lists what is
    /// known in context "known"; DataNotFound when the service has no such type.
    Result<Value> loadServiceData(std::string_view service, std::string_view type, std::string_view version = {}) const;
    /// The service model; one shared instance per (service, version).
    Result<std::shared_ptr<const ServiceModel>> loadServiceModel(std::string_view service,
                                                                 std::string_view version = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace botoscope::model
