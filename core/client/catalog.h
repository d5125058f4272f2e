#pragma once
#include "core/base/name.h"
#include "core/base/result.h"
#include "core/model/loader.h"

#include <memory>
#include <string>
#include <vector>

namespace botoscope::client {

struct CatalogOperation {
    Name name;
    model::OperationClass kind = model::OperationClass::Reads;
    bool deprecated = false;
    bool paginated = false; ///< paginators-1 has an entry for it
};

struct CatalogService {
    std::string name;      ///< loader's name: what to call it by
    std::string serviceId; ///< e.g. "S3"
    std::string fullName;  ///< e.g. "Amazon Simple Storage Service"
    std::string protocol;  ///< resolved
    std::string apiVersion;
    std::vector<CatalogOperation> operations; ///< sorted by name
};

/// Every service and operation by name, for browsing and searching. Small (names only), immutable.
struct Catalog {
    std::vector<CatalogService> services; ///< sorted by name
    std::size_t operationCount = 0;
    std::vector<std::string> problems; ///< services whose model can't be read, with the reason
};

/// Reads all models once (0.2 s for the whole bundle) and keeps only names.
std::shared_ptr<const Catalog> buildCatalog(const model::Loader& loader);

} // namespace botoscope::client
