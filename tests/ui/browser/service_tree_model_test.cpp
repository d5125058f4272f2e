#include "ui/browser/service_tree_model.h"

#include "support/model_data.h"
#include "support/ui/catalog.h"

#include <QAbstractItemModelTester>

using namespace botoscope;
using namespace botoscope::ui;

namespace {

QStringList topLevel(const ServiceTreeModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names.append(model.index(row, 0).data().toString());
    }
    return names;
}

QString s(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

TEST(ServiceTreeModel, KeepsTheModelContract)
{
    ServiceTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setCatalog(test::smallCatalog());
    model.setFavourites({s("s3.ListBuckets")});
    model.setFilter(s("list"));
    EXPECT_EQ(model.rowCount(), 1);
}

TEST(ServiceTreeModel, ShowsServicesWithTheirOperationsAndCounts)
{
    ServiceTreeModel model;
    EXPECT_EQ(model.rowCount(), 0);
    model.setCatalog(test::smallCatalog());
    EXPECT_EQ(topLevel(model), QStringList({s("DynamoDB"), s("CloudWatch Logs"), s("S3")}));
    const QModelIndex s3 = model.indexOfService(s("s3"));
    EXPECT_EQ(s3.data(ServiceTreeModel::CountRole).toInt(), 4);
    const QModelIndex destroy = model.index(0, 0, s3);
    EXPECT_EQ(destroy.data().toString(), s("DeleteBucket"));
    EXPECT_EQ(destroy.data(ServiceTreeModel::KeyRole).toString(), s("s3.DeleteBucket"));
    EXPECT_EQ(destroy.data(ServiceTreeModel::ClassRole).toInt(), static_cast<int>(model::OperationClass::Destroys));
    EXPECT_TRUE(destroy.data(Qt::ToolTipRole).toString().contains(s("destroys")));
    EXPECT_EQ(destroy.parent(), s3);
    EXPECT_EQ(model.rowCount(destroy), 0);
}

TEST(ServiceTreeModel, GroupsComeFirstAndOnlyWithEntriesThatExist)
{
    ServiceTreeModel model;
    model.setCatalog(test::smallCatalog());
    model.setFavourites({s("s3.ListBuckets"), s("gone.Operation")});
    model.setRecents({s("gone.Operation")});
    EXPECT_EQ(topLevel(model).first(), s("Favourites"));
    EXPECT_EQ(model.rowCount(), 4);
    const QModelIndex favourite = model.index(0, 0, model.index(0, 0));
    EXPECT_EQ(favourite.data(ServiceTreeModel::SecondaryRole).toString(), s("S3"));
    EXPECT_TRUE(favourite.data(ServiceTreeModel::FavouriteRole).toBool());
}

TEST(ServiceTreeModel, EveryWordOfTheFilterMustOccur)
{
    ServiceTreeModel model;
    model.setCatalog(test::smallCatalog());
    model.setFilter(s("list obj"));
    EXPECT_EQ(topLevel(model), QStringList(s("S3")));
    EXPECT_EQ(model.shownOperations(), 2);
    model.setFilter(s("s3 LIST"));
    EXPECT_EQ(model.shownOperations(), 3);
    model.setFilter(s("storage"));
    EXPECT_EQ(model.shownOperations(), 4) << "found by its full name a service shows all";
    model.setFilter(s("nothing"));
    EXPECT_EQ(model.rowCount(), 0);
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 3);
}

TEST(ServiceTreeModel, FiltersTheWholeCatalog)
{
    const auto catalog = client::buildCatalog(test::sharedLoader());
    if (catalog->services.empty()) {
        GTEST_SKIP() << "no model data";
    }
    ServiceTreeModel model;
    model.setCatalog(catalog);
    for (const char* words : {"l", "list", "describe instance", "s3"}) {
        model.setFilter(s(words));
        EXPECT_GT(model.shownOperations(), 0) << words;
    }
}
