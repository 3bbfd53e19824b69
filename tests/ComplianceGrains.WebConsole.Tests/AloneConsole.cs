using System.Net;
using System.Text.RegularExpressions;
using ComplianceGrains.WebConsole.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.WebConsole.Tests;

/// <summary>The pages of the console without a host, and one person who is signed in there and follows no redirect.</summary>
internal sealed class AloneConsole : IAsyncDisposable
{
    private readonly WebApplication _app;

    private AloneConsole(WebApplication app)
    {
        _app = app;
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = AddressOf(app) };
    }

    /// <summary>As that person's browser.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts it, and signs in.</summary>
    /// <param name="clock">What time it is.</param>
    /// <param name="api">Whom its pages ask.</param>
    public static async Task<AloneConsole> StartAsync(IClock clock, Uri api)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization().AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(clock).AddSingleton<IConsoleHost>(new OnePerson(api));
        builder.Services.AddWebConsole(secure: false);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWebConsole();
        await app.StartAsync();
        var console = new AloneConsole(app);
        using var signedIn = await console.SendAsync("/console/sign-in", await console.TokenAsync("/console/sign-in"), ("apikey", OnePerson.Key));
        Assert.Equal("/console", signedIn.Headers.Location!.OriginalString);
        return console;
    }

    /// <summary>Where something listens that asked for any port.</summary>
    public static Uri AddressOf(WebApplication app) => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What makes a form one of this session, from a page that has one.</summary>
    public async Task<string> TokenAsync(string path) => TokenIn(await Http.GetStringAsync(path));

    /// <summary>The same, from a page that was read.</summary>
    public static string TokenIn(string page) => Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>Sends a form.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, string token, params (string Name, string Value)[] fields) => Http.PostAsync(
        path, new FormUrlEncodedContent(fields.Append((Name: "__RequestVerificationToken", Value: token)).Select(field => new KeyValuePair<string, string>(field.Name, field.Value))));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Whoever it is may do everything.</summary>
    private sealed class OnePerson(Uri api) : IConsoleHost
    {
        public const string Key = "cg_one";

        public Uri Api => api;

        public string? WaitingFor => null;

        public IReadOnlyList<Person> ToTry => [];

        public bool TakesKeys => true;

        public string? Issuer => null;

        public IReadOnlyList<string> Jurisdictions => ["EU"];

        public IReadOnlyList<string> ExceptionKinds => [];

        public IReadOnlyList<string> CustomerStatuses => [];

        public IReadOnlyList<string> WalletStatuses => [];

        public IReadOnlyList<string> InquiryStatuses => [];

        public IReadOnlyList<string> SuspicionStatuses => [];

        public IReadOnlyList<string> ExportStatuses => [];

        public Person? Find(string key) => key == Key ? new Person("prn-one", "one", "mlro", ["*"], key) : null;

        public bool May(string role, string endpoint) => true;
    }
}
