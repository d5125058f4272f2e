#pragma once
#include "core/client/catalog.h"
#include "ui/browser/fuzzy.h"

#include <QString>
#include <QStringList>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace botoscope::ui {

/// One operation of the catalog, by place.
struct OperationRef {
    std::uint32_t service = 0;
    std::uint32_t operation = 0;
    friend bool operator==(const OperationRef&, const OperationRef&) = default;
};

/// An operation found, with the letters to highlight.
struct OperationHit {
    OperationRef ref;
    int score = 0;
    QString serviceText; ///< the service's name the query matched: loader's name or service id
    std::vector<int> servicePositions;
    std::vector<int> operationPositions;
};

/// "service.Operation", how favourites and recents are kept.
QString operationKey(const client::Catalog& catalog, OperationRef ref);

/// Fuzzy search over every operation by "service operation". Built once a catalog; a search takes a few milliseconds.
class OperationSearch {
public:
    void setCatalog(std::shared_ptr<const client::Catalog> catalog);
    /// Operations used lately, latest first: they rank higher.
    void setRecents(const QStringList& keys);

    /// The best hits, best first. An empty query gives the recents.
    std::vector<OperationHit> search(const QString& query, std::size_t limit = 100) const;
    const std::shared_ptr<const client::Catalog>& catalog() const { return m_catalog; }
    /// nullopt-like: false if the catalog has no such operation.
    bool find(const QString& key, OperationRef& ref) const;

private:
    struct Target {
        OperationRef ref;
        FuzzyText text;        ///< by service id, or by loader's name where they only differ in case
        FuzzyText alternative; ///< by loader's name; empty if the same
    };
    OperationHit hit(const FuzzyQuery& query, const Target& target, int score) const;

    std::shared_ptr<const client::Catalog> m_catalog;
    std::vector<Target> m_targets;
    std::unordered_map<std::string, std::uint32_t> m_byKey; ///< "service.Operation" → target
    std::unordered_map<std::uint32_t, int> m_recentBonus;   ///< target → score
    std::vector<std::uint32_t> m_recents;
};

} // namespace botoscope::ui
