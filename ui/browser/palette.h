#pragma once
#include <QFrame>
#include <QPointer>
#include <memory>
#include <vector>

class QAction;
class QLabel;
class QLineEdit;
class QListView;

namespace botoscope::client {
struct Catalog;
}

namespace botoscope::ui {

class PaletteModel;

/// "Go to anything": a list over the window's upper middle with every operation, and with ">" every command.
/// It lives inside the window (no window of its own) and closes on Escape, a choice, or when the focus leaves.
class Palette : public QFrame {
    Q_OBJECT
public:
    explicit Palette(QWidget* window);

    void setCatalog(std::shared_ptr<const client::Catalog> catalog);
    void setRecents(const QStringList& keys);
    void setCommands(const std::vector<QAction*>& commands);
    /// Shows it with this text, e.g. ">" for the commands.
    void open(const QString& text = {});
    void close();
    PaletteModel* model() const { return m_model; }

Q_SIGNALS:
    void operationChosen(const QString& service, const QString& operation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    void search(const QString& text);
    void accept(const QModelIndex& index);
    bool handleKey(int key);
    void step(int rows);

    PaletteModel* m_model;
    QLineEdit* m_line;
    QListView* m_list;
    QLabel* m_hint;
    QPointer<QWidget> m_before; ///< had the focus before
};

} // namespace botoscope::ui
