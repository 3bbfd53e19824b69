using System.Collections.Concurrent;
using ComplianceGrains.Evidence.Browser;
using Microsoft.Playwright;

namespace ComplianceGrains.Browser.Tests;

/// <summary>The page as a reader opens it: a file on disk, in the Chromium of this machine. Started once for the tests of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private IPlaywright? driver;
    private IBrowser? browser;

    private static string? Program { get; } = Programs.FirstOrDefault(File.Exists);

    /// <summary>Every address that the page or its worker asked for, and everything the browser complained about.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <inheritdoc cref="Requests"/>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public string Address => new Uri(Path.Combine(folder, "verify.html")).AbsoluteUri;

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        await File.WriteAllTextAsync(Path.Combine(folder, "verify.html"), BrowserVerifier.Html);
        driver = await Playwright.CreateAsync();
        // Chromium refuses its own sandbox to root, as whom tests run in containers.
        browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = Program, ChromiumSandbox = false });
    }

    /// <summary>The page, freshly opened; skips the test where no Chromium is installed.</summary>
    public async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(browser is null, "No Chromium is installed here.");
        var page = await browser!.NewPageAsync(new() { ColorScheme = scheme });
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.SetDefaultTimeout(180_000);
        await page.GotoAsync(Address);
        return page;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        driver?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
