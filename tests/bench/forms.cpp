// Opens every operation in the program's own window and measures how long it takes to be shown: the tab, the form, its
// documentation, their layout and one picture of the whole window. The model has been read before. What takes long is
// opened again, twice: the shortest time counts, since another process may have had the processor. Beside that: how
// long the palette and the tree of services take to answer a key.
#include "core/client/catalog.h"
#include "core/engine/engine.h"
#include "support/model_data.h"
#include "support/ui/engine.h"
#include "support/ui/grab.h"
#include "ui/browser/operation_search.h"
#include "ui/browser/service_tree_model.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/page_book.h"
#include "ui/shell/ui_state.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace botoscope;
using namespace botoscope::test;

constexpr double slow = 50; // ms, is measured again
constexpr double limit = 100;
constexpr double frame = 16; // ms at 60 Hz

/// Milliseconds of one operation's way to the screen.
struct Shown {
    QString operation;
    double build = 0;  ///< widgets, values, documentation
    double layout = 0; ///< and the order of the tab key
    double paint = 0;

    double total() const { return build + layout + paint; }
};

double lap(QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

class Bench {
public:
    explicit Bench(const QString& folder)
        : m_engine(simulatorSetup()), m_state(folder + QStringLiteral("/window.ini")), m_window(m_engine, m_state),
          m_picture(m_window.size(), QImage::Format_ARGB32_Premultiplied)
    {
        m_window.start({}, {});
        m_window.show();
    }

    bool begin()
    {
        return waitFor([this] { return m_window.isReady(); }, 120'000);
    }

    /// Has the window read the model: an operation that is not there opens a page without a form.
    bool read(const QString& service)
    {
        m_window.openOperation(service, QStringLiteral("-"));
        const ui::OperationPage* page = m_window.book()->current();
        const bool there = waitFor([page] { return page->model() != nullptr; }, 60'000);
        close();
        return there;
    }

    Shown show(const QString& service, const QString& operation)
    {
        Shown best = showOnce(service, operation);
        for (int again = 0; again < 2 && best.total() > slow; ++again) {
            const Shown other = showOnce(service, operation);
            best = other.total() < best.total() ? other : best;
        }
        return best;
    }

private:
    Shown showOnce(const QString& service, const QString& operation)
    {
        Shown shown;
        shown.operation = service + QLatin1Char('.') + operation;
        QElapsedTimer clock;
        clock.start();
        m_window.openOperation(service, operation);
        shown.build = lap(clock);
        clock.start();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        shown.layout = lap(clock);
        clock.start();
        QPainter painter(&m_picture);
        m_window.render(&painter);
        painter.end();
        shown.paint = lap(clock);
        close();
        return shown;
    }

    void close()
    {
        m_window.book()->closeCurrent();
        settle();
    }

    engine::Engine m_engine;
    ui::UiState m_state;
    ui::MainWindow m_window;
    QImage m_picture;
};

double quantile(const std::vector<Shown>& sorted, double share)
{
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))].total();
}

void report(std::vector<Shown> all)
{
    std::ranges::sort(all, {}, &Shown::total);
    const auto measure = [](const char* name, double value, const char* unit) {
        std::printf("forms.%s\t%.1f\t-\t%s\t-\n", name, value, unit);
    };
    measure("shown_median", quantile(all, 0.5), "ms");
    measure("shown_p99", quantile(all, 0.99), "ms");
    measure("shown_max", all.back().total(), "ms");
    const auto over = std::ranges::count_if(all, [](const Shown& shown) { return shown.total() > limit; });
    measure("over_100_ms", static_cast<double>(over), "operations");
    std::fprintf(stderr, "forms: %zu operations; the slowest:\n", all.size());
    for (std::size_t i = 0; i < std::min<std::size_t>(10, all.size()); ++i) {
        const Shown& shown = all[all.size() - 1 - i];
        std::fprintf(stderr, "  %6.1f ms  build %.1f, layout %.1f, paint %.1f  %s\n", shown.total(), shown.build,
                     shown.layout, shown.paint, qUtf8Printable(shown.operation));
    }
}

/// The longest of the texts' times, each the shortest of several tries; before is not timed.
template <class Before, class Answer>
void reportAnswers(const char* name, std::initializer_list<const char*> texts, const Before& before,
                   const Answer& answer)
{
    double worst = 0;
    for (const char* text : texts) {
        double best = 1e9;
        for (int i = 0; i < 9; ++i) {
            before();
            QElapsedTimer clock;
            clock.start();
            answer(QString::fromLatin1(text));
            best = std::min(best, lap(clock));
        }
        worst = std::max(worst, best);
        std::fprintf(stderr, "%s: \"%s\" %.2f ms\n", name, text, best);
    }
    std::printf("forms.%s\t%.2f\t-\tms\t-\n", name, worst);
    if (worst > frame) {
        std::fprintf(stderr, "%s takes longer than a frame of %.0f ms\n", name, frame);
    }
}

/// Over every operation there is.
void reportBrowsing()
{
    const auto catalog = client::buildCatalog(sharedLoader());
    ui::OperationSearch search;
    search.setCatalog(catalog);
    reportAnswers(
        "palette_search_max", {"s", "de", "list", "s3 lsob", "dydb put", "ec2descinst", "describe", "create d"}, [] {},
        [&search](const QString& query) { return search.search(query); });
    ui::ServiceTreeModel tree;
    tree.setCatalog(catalog);
    reportAnswers(
        "tree_filter_max", {"l", "list", "describe instance", "s3", ""},
        [&tree] { tree.setFilter(QStringLiteral("another")); },
        [&tree](const QString& words) { tree.setFilter(words); });
}

} // namespace

/// bench_forms [SERVICE[.OPERATION]]: all operations, or a service's, or one.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QString only = argc > 1 ? QString::fromUtf8(argv[1]) : QString();
    const QTemporaryDir folder;
    ui::Theme::apply(application, ui::Scheme::Light);
    Bench bench(folder.path());
    if (!bench.begin()) {
        std::fputs("the window did not get ready\n", stderr);
        return 1;
    }
    if (only.isEmpty()) {
        reportBrowsing();
    }
    std::vector<Shown> all;
    for (const std::string& name : sharedLoader().availableServices()) {
        const QString service = QString::fromStdString(name);
        if (!only.isEmpty() && only.section(QLatin1Char('.'), 0, 0) != service) {
            continue;
        }
        const auto model = sharedLoader().loadServiceModel(name);
        if (!model.ok() || !bench.read(service)) {
            std::fprintf(stderr, "the model of %s can't be read\n", name.c_str());
            return 1;
        }
        const auto operations = (*model)->operationNames();
        for (const Name& operation : operations) {
            const QString text = QString::fromStdString(operation.str());
            if (!only.contains(QLatin1Char('.')) || only == service + QLatin1Char('.') + text) {
                all.push_back(bench.show(service, text));
            }
        }
    }
    if (all.empty()) {
        std::fprintf(stderr, "no operation matches '%s'\n", qUtf8Printable(only));
        return 1;
    }
    report(std::move(all));
    return 0;
}
