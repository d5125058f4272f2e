#pragma once
#include "core/client/catalog.h"

#include <memory>

namespace botoscope::test {

/// Three services with a few operations: enough to browse.
inline std::shared_ptr<const client::Catalog> smallCatalog()
{
    using model::OperationClass;
    auto catalog = std::make_shared<client::Catalog>();
    const auto add = [&](const char* name, const char* id, const char* full,
                         std::vector<client::CatalogOperation> operations) {
        client::CatalogService service;
        service.name = name;
        service.serviceId = id;
        service.fullName = full;
        service.protocol = "json";
        service.apiVersion = "2020-01-01";
        service.operations = std::move(operations);
        catalog->operationCount += service.operations.size();
        catalog->services.push_back(std::move(service));
    };
    const auto operation = [](const char* name, OperationClass kind, bool deprecated = false) {
        client::CatalogOperation result;
        result.name = Name(name);
        result.kind = kind;
        result.deprecated = deprecated;
        return result;
    };
    add("dynamodb", "DynamoDB", "Amazon DynamoDB",
        {operation("DeleteItem", OperationClass::Destroys), operation("PutItem", OperationClass::Writes),
         operation("Query", OperationClass::Reads)});
    add("logs", "CloudWatch Logs", "Amazon CloudWatch Logs", {operation("DescribeLogGroups", OperationClass::Reads)});
    add("s3", "S3", "Amazon Simple Storage Service",
        {operation("DeleteBucket", OperationClass::Destroys), operation("ListBuckets", OperationClass::Reads),
         operation("ListObjects", OperationClass::Reads, true), operation("ListObjectsV2", OperationClass::Reads)});
    return catalog;
}

} // namespace botoscope::test
