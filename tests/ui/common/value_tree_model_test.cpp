#include "ui/common/value_tree_model.h"

#include "core/base/json.h"

#include <gtest/gtest.h>

namespace botoscope::ui {
namespace {

TEST(ValueTreeModel, ShowsNamesValuesAndPaths)
{
    ValueTreeModel model;
    // No QAbstractItemModelTester here: it fetches rows from inside a reset and then objects to them.
    model.setValue(*parseJson(R"({"Buckets": [{"Name": "b"}], "Owner": null})"));
    ASSERT_EQ(model.rowCount(), 2);
    const QModelIndex buckets = model.index(0, 0);
    EXPECT_EQ(model.index(0, 1).data().toString(), QStringLiteral("[1]"));
    EXPECT_EQ(model.index(1, 1).data().toString(), QStringLiteral("null"));
    model.fetchMore(buckets);
    const QModelIndex first = model.index(0, 0, buckets);
    model.fetchMore(first);
    EXPECT_EQ(model.pathAt(model.index(0, 0, first)), QStringLiteral("Buckets[0].Name"));
}

TEST(ValueTreeModel, MakesRowsOfLongListsBitByBit)
{
    ValueTreeModel model;
    model.setValue(Value(List(100'000, Value("x"))));
    EXPECT_LT(model.rowCount(), 1000);
    EXPECT_TRUE(model.canFetchMore({}));
    const int before = model.rowCount();
    model.fetchMore({});
    EXPECT_GT(model.rowCount(), before);
}

TEST(ValueTreeModel, MasksUntilRevealed)
{
    ValueTreeModel model;
    model.setValue(Value::object({{"Password", "planted"}}), {QStringLiteral("Password")});
    const QModelIndex value = model.index(0, ValueTreeModel::ValueColumn);
    EXPECT_FALSE(value.data().toString().contains(QStringLiteral("planted")));
    EXPECT_FALSE(value.data(Qt::ToolTipRole).toString().contains(QStringLiteral("planted")));
    model.reveal(value);
    EXPECT_EQ(value.data().toString(), QStringLiteral("planted"));
}

TEST(ValueTreeModel, CutsLongTextsInTheCellOnly)
{
    ValueTreeModel model;
    model.setValue(Value::object({{"Long", std::string(50'000, 'x')}}));
    const QModelIndex value = model.index(0, ValueTreeModel::ValueColumn);
    EXPECT_LT(value.data().toString().size(), 3000);
    EXPECT_EQ(value.data(ValueTreeModel::FullTextRole).toString().size(), 50'000);
}

} // namespace
} // namespace botoscope::ui
