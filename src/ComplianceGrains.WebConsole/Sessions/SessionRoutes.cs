using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;
using ComplianceGrains.WebConsole.Hosts;
using ComplianceGrains.WebConsole.Places;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;

namespace ComplianceGrains.WebConsole.Sessions;

/// <summary>How somebody comes in and goes out.</summary>
internal static class SessionRoutes
{
    /// <summary>Name of the parameter that says where they wanted to go.</summary>
    public const string Next = "next";

    public static void Map(IEndpointRouteBuilder anybody, IEndpointRouteBuilder signedIn)
    {
        anybody.MapGet("/sign-in", (HttpContext http, string? next, string? failed) => Show(http, next, SignInFailure.Of(failed))).AllowAnonymous();
        anybody.MapGet("/sign-in/firm", ToIssuerAsync).AllowAnonymous();
        anybody.MapPost("/sign-in", SignInAsync).AllowAnonymous();
        signedIn.MapPost("/sign-out", SignOutAsync);
        signedIn.MapPost("/act-as", ActAsAsync);
        signedIn.MapGet("/session", End);
        signedIn.MapPost("/session/stay", End);
    }

    private static IResult Show(HttpContext http, string? next, string? failure) =>
        PageFrame.Of(http).Page<SignInPage>(failure is null ? 200 : 422, (nameof(SignInPage.Next), Local(next)), (nameof(SignInPage.Failure), failure));

    /// <summary>To the firm's own page, from which they come back signed in.</summary>
    private static async Task<IResult> ToIssuerAsync(HttpContext http, string? next, IConsoleHost host)
    {
        if (host.Issuer is not { } issuer)
            return PageFrame.See(Addresses.SignIn);
        try
        {
            await http.ChallengeAsync(issuer, new AuthenticationProperties { RedirectUri = Local(next) ?? Addresses.Root });
            return Results.Empty;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException)
        {
            return PageFrame.See($"{Addresses.SignIn}?failed={SignInFailure.NoAnswer}");
        }
    }

    private static async Task<IResult> SignInAsync(HttpContext http, string? next, IAntiforgery antiforgery, IConsoleHost host)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (!form.Trusted)
            return Show(http, next, "The page was open for too long. Sign in again.");
        var person = form["as"] is { } chosen ? host.ToTry.FirstOrDefault(one => one.Id == chosen) : form["apikey"] is { } key ? host.Find(key) : null;
        if (person is null)
            return Show(http, next, "This key is not known here.");
        await http.SignInAsync(Person.Scheme, person.ToSession());
        return PageFrame.See(Local(next) ?? Addresses.Root);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if ((await SentForm.ReadAsync(http, antiforgery)).Trusted)
            await http.SignOutAsync(Person.Scheme);
        return PageFrame.See(Addresses.SignIn);
    }

    /// <summary>Goes on in another role that the same person has. The session ends when it would have ended.</summary>
    private static async Task<IResult> ActAsAsync(HttpContext http, IAntiforgery antiforgery)
    {
        var form = await SentForm.ReadAsync(http, antiforgery);
        if (form.Trusted && form["role"] is { } role && Person.Of(http.User).As(role) is { } other)
            await http.SignInAsync(Person.Scheme, other.ToSession(), (await http.AuthenticateAsync(Person.Scheme)).Properties ?? new AuthenticationProperties());
        return PageFrame.See(Addresses.Root);
    }

    /// <summary>For the script of the pages. That somebody is still there is all that a request to stay says, and no other site can send one.</summary>
    private static IResult End(HttpContext http) => Results.Json(new { ends = InstantPattern.ExtendedIso.Format(http.Features.Get<SessionEnd>()!.At) });

    /// <summary>A page of the console, and no address elsewhere that somebody put into a link.</summary>
    private static string? Local(string? next) =>
        next is not null && (next == Addresses.Root || next.StartsWith($"{Addresses.Root}/", StringComparison.Ordinal)) && !next.Any(c => c is '\\' or < ' ') ? next : null;
}
