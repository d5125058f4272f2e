#pragma once
#include "core/base/value.h"
#include "core/model/shape.h"

#include <QString>
#include <vector>

namespace botoscope::ui {

/// Something wrong, or worth a second look, with one place of the parameters.
struct Problem {
    QString path; ///< as fields name themselves: "Filters[0].Name", empty for the whole
    QString text;
    bool warning = false; ///< may be sent all the same
    bool missing = false; ///< required and not set: said only once somebody wanted to send
};

/// Problems by path.
class ProblemIndex {
public:
    ProblemIndex() = default;
    explicit ProblemIndex(std::vector<Problem> problems);

    const std::vector<Problem>& all() const { return m_problems; }
    std::vector<const Problem*> at(const QString& path) const;
    /// How many at the path or below it.
    int countUnder(const QString& path) const;
    bool hasErrors() const;
    void add(Problem problem);

private:
    std::vector<Problem> m_problems;
};

/// All the model has to say about params: core's validation (errors) and lint (warnings), each at the field it is
/// about; a missing member's problem is put at the member, not at the structure that lacks it.
std::vector<Problem> checkAgainstModel(const Value& params, const model::Shape& shape);

} // namespace botoscope::ui
