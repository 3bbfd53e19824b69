using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>A fresh host with the demonstration, and the Chromium of this machine: one of each for all stories.</summary>
public sealed class DemoConsole : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private readonly ConcurrentBag<IBrowserContext> contexts = [];
    private RunningHost? host;
    private IPlaywright? driver;
    private IBrowser? browser;
    private int _ends;

    /// <summary>Everything that browsers complained about: a violation of the policy of content, a thing that was not there.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public RunningHost Host => host!;

    public async Task InitializeAsync()
    {
        host = await RunningHost.StartAsync("--demo");
        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains(" played.", StringComparison.Ordinal)), TimeSpan.FromSeconds(120), () => $"The demonstration was not played:\n{host.Output}");
        if (Programs.FirstOrDefault(File.Exists) is not { } program)
            return;
        driver = await Playwright.CreateAsync();
        // Chromium refuses its own sandbox to root, as whom tests run in containers.
        browser = await driver.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false, Args = ["--disable-gpu"] });
    }

    /// <summary>A window in which nobody is signed in; skips the test where no Chromium is installed.</summary>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="scripts">Whether it runs any.</param>
    /// <param name="at">Another host than the demonstration, whose issuer has a certificate that this machine does not know.</param>
    public async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light, int width = 1280, bool scripts = true, RunningHost? at = null)
    {
        Skip.If(browser is null, "No Chromium is installed here.");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (at ?? Host).Address.ToString(),
            IgnoreHTTPSErrors = at is not null,
            ColorScheme = scheme,
            Locale = "en-US",
            JavaScriptEnabled = scripts,
            AcceptDownloads = true,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // What a page answers to a mistake, or while its host gives no answer, has the status of one, and the browser says so.
            if (message.Type is "error" or "warning" && !Regex.IsMatch(message.Text, "^Failed to load resource: the server responded with a status of (4..|503)"))
                Complaints.Enqueue($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Enqueue($"{page.Url}: {error}");
        page.SetDefaultTimeout(60_000);
        return page;
    }

    /// <summary>A window of somebody who signed in with their key.</summary>
    public async Task<IPage> AsAsync(string role, int number = 1, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool scripts = true, RunningHost? at = null)
    {
        var page = await OpenAsync(scheme, width, scripts, at);
        await page.GotoAsync("/console/sign-in");
        await page.GetByLabel("Key").FillAsync(Caller.KeyOf(at ?? Host, role, number));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await ArrivedAsync(page, "/console");
        return page;
    }

    /// <summary>Somebody who signed in with their key, in something that shows no page and runs no script.</summary>
    public static async Task<HttpClient> BrowseAsync(RunningHost host, string key)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        var page = await http.GetStringAsync("/console/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value,
            ["apikey"] = key,
        });
        using var signedIn = await http.PostAsync("/console/sign-in", form);
        Assert.EndsWith("/console", signedIn.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        return http;
    }

    /// <summary>
    /// Waits until the address ends with a path. Asked again and again: who waits for the event of having loaded waits forever if it came before.
    /// </summary>
    public static Task ArrivedAsync(IPage page, string path) => Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(path)}$"), new() { Timeout = 60_000 });

    /// <summary>Where pictures of pages are put, to be looked at; null for none.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("COMPLIANCE_PICTURES");

    /// <summary>A picture of a page as wide and as narrow as people read it.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Pictures is null)
            return;
        foreach (var width in new[] { 390, 1280 })
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.SetViewportSizeAsync(width, 900);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}-{width}-{scheme}.png"), FullPage = true });
            }
    }

    /// <summary>What shuts people out of a page, as axe finds it: nothing serious.</summary>
    public static async Task AxeAsync(IPage page, string what)
    {
        var found = await page.RunAxe();
        var serious = found.Violations.Where(one => one.Impact is "serious" or "critical").Select(one => $"{one.Id}: {one.Help} at {string.Join(", ", one.Nodes.Select(node => node.Html))}");
        Assert.True(!serious.Any(), $"{what}: {string.Join("\n", serious)}");
    }

    /// <summary>Closes the windows of a test; where its people ended is put among the pictures, by the story's file.</summary>
    public async Task CloseAsync([CallerFilePath] string story = "")
    {
        while (contexts.TryTake(out var context))
        {
            foreach (var page in Pictures is null ? [] : context.Pages)
                await PictureAsync(page, $"end-{Path.GetFileNameWithoutExtension(story)}-{++_ends}{new Uri(page.Url).AbsolutePath.Replace('/', '-')}");
            await context.DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await CloseAsync();
        if (browser is not null)
            await browser.DisposeAsync();
        driver?.Dispose();
        host?.Dispose();
    }
}

[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoConsole>
{
    public const string Name = "demo console";
}
