using ComplianceGrains.Api.Problems;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Hosts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ComplianceGrains.WebConsole.Frames;

/// <summary>What every page stands in.</summary>
/// <param name="Person">Who is signed in; null on the way in.</param>
/// <param name="Token">Makes forms those of this session: name and value of a hidden field.</param>
/// <param name="Now">When the page was made.</param>
/// <param name="Path">Its address.</param>
/// <param name="Host">Where it runs.</param>
/// <param name="Session">When the session ends; null where there is none.</param>
public sealed record PageFrame(Person? Person, (string Name, string Value) Token, Instant Now, string Path, IConsoleHost Host, SessionEnd? Session)
{
    /// <summary>The frame of a request.</summary>
    public static PageFrame Of(HttpContext http)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        var person = http.User.Identity is { IsAuthenticated: true, AuthenticationType: Person.Scheme } ? Person.Of(http.User) : null;
        return new(
            person,
            (tokens.FormFieldName, tokens.RequestToken!), http.RequestServices.GetRequiredService<IClock>().GetCurrentInstant(), http.Request.Path,
            http.RequestServices.GetRequiredService<IConsoleHost>(), person is null ? null : http.Features.Get<SessionEnd>())
        {
            IsOfForm = HttpMethods.IsPost(http.Request.Method),
            Sent = [.. (http.Features.Get<IFormFeature>()?.Form ?? FormCollection.Empty).Where(field => field.Key != tokens.FormFieldName).SelectMany(field => field.Value.Select(value => (field.Key, value ?? "")))],
        };
    }

    /// <summary>The form that was sent, as it was filled in, without what makes it one of a session: a page in whose place something else has to stand can give it back.</summary>
    public IReadOnlyList<(string Name, string Value)> Sent { get; private init; } = [];

    /// <summary>Whether the page is what came of a form: its address alone does not give it again.</summary>
    public bool IsOfForm { get; private init; }

    /// <summary>Who is signed in, on a page that nobody else reaches.</summary>
    public Person Who => Person ?? throw new InvalidOperationException("This page is for somebody who is signed in.");

    /// <summary>Whether this person may call an endpoint of the API.</summary>
    public bool May(string endpoint) => Person is not null && Host.May(Person.Role, endpoint);

    /// <summary>A page in this frame.</summary>
    /// <param name="status">Of HTTP.</param>
    /// <param name="parameters">Of the page.</param>
    internal IResult Page<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters.Append((Name: "Frame", Value: this)).ToDictionary(one => one.Name, one => one.Value)) { StatusCode = status };

    /// <summary>What somebody is told who may not use a page, in the words of the API.</summary>
    internal IResult NotPermitted() => Problem(new ProblemBody("/problems/forbidden", "Your role does not permit this. docs/authorization.md says which roles do.", 403, false, []));

    /// <summary>What the API refused, as a page. Who sent a form that met an outage gets it back, whichever call gave no answer.</summary>
    internal IResult Problem(ProblemBody problem) => Page<ProblemPage>(problem.Status, (nameof(ProblemPage.Problem), Sent.Count > 0 ? ApiCalls.OfForm(problem) : problem));

    /// <summary>After a form: to a page that can be read again without sending anything again.</summary>
    public static IResult See(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
