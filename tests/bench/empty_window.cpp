// What botoscope's start-up is measured against: an empty main window of the same size, told in the same way.
#include "app/start_report.h"

#include <QApplication>
#include <QMainWindow>

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    botoscope::app::StartReport report(window);
    report.ready();
    window.show();
    return QApplication::exec();
}
