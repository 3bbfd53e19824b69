using ComplianceGrains.Api;
using ComplianceGrains.Api.Decisions;
using ComplianceGrains.Api.Rights;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Host.Http;
using ComplianceGrains.Workflows.Words;

namespace ComplianceGrains.Host.Rights;

/// <summary>The routes below <c>…/data-requests</c> but the copy: the same for everybody about whom data are held.</summary>
/// <typeparam name="TView">What callers see of whom it is about.</typeparam>
/// <param name="Nobody">What is said where there is nobody.</param>
/// <param name="Find">Whom a request's address names, if the caller may know of them.</param>
/// <param name="Run">Has a command run about whom a request's address names.</param>
/// <param name="Of">What they asked for.</param>
/// <param name="SequenceOf">How many decisions there are about them.</param>
internal sealed record RequestRoutes<TView>(
    Refusal Nobody, Func<HttpContext, IGrainFactory, Task<TView?>> Find, Func<HttpContext, IGrainFactory, IDataRequestCommand, Envelope, Task<Reply<TView>>> Run,
    Func<TView, IReadOnlyList<DataRequestView>> Of, Func<TView, long> SequenceOf)
    where TView : class
{
    private static readonly string[] Readers = [Roles.Analyst, Roles.Mlro, Roles.SeniorManagement, Roles.Auditor];

    /// <summary>Who records and answers requests, and makes copies.</summary>
    public static readonly string[] Answerers = [Roles.Analyst, Roles.Mlro];

    /// <summary>Maps them.</summary>
    /// <typeparam name="TAnswer">The body of an answer.</typeparam>
    /// <param name="requests">Where.</param>
    /// <param name="check">What is wrong with the body of an answer.</param>
    /// <param name="answer">The command that it is, to the request of a number.</param>
    public void Map<TAnswer>(RouteGroupBuilder requests, Action<TAnswer, Checks> check, Func<TAnswer, string, IDataRequestCommand> answer)
        where TAnswer : class
    {
        requests.MapGet("/", async (string id, HttpContext http, IGrainFactory grains, string? after, string? limit) =>
            await Find(http, grains) is { } found
                ? await Page.OfIds([.. Of(found).Index()], one => $"{one.Index:d6}", one => Shown(one.Item), after, limit)
                : Problems.Of(Nobody)).Permit(Readers).Produces<Page<DataRequestBody>>().ProducesProblem(404);
        Command<DataRequestOrderBody>(requests, "/", 201, (body, checks) => body.Check(checks), (body, _) => new ReceiveDataRequest(body.Right!, body.ReceivedAt, body.Reason!), (view, _) => Of(view) is [.., var last] ? last : null);
        Command<ReasonBody>(requests, "/{request}/extension", 200, (body, checks) => body.Check(checks), (body, request) => new ExtendDataRequest(request, body.Reason!), Named);
        Command(requests, "/{request}/answer", 200, check, answer, Named);
    }

    /// <summary>Their request for access of which the copy is asked for, and why there is none if there is none.</summary>
    public (DataRequestView? Asked, Refusal? Refusal) AccessOf(TView view, string request) => Named(view, request) switch
    {
        not { Right: DataRights.Access } => (null, Refusal.State("A copy is made for a request for access, and this is none.")),
        { Outcome: DataRights.Refused } => (null, Refusal.State("The request was refused.")),
        var asked => (asked, null),
    };

    private DataRequestView? Named(TView view, string request) => Of(view).FirstOrDefault(one => one.Id == request);

    private void Command<TBody>(
        RouteGroupBuilder group, string path, int status, Action<TBody, Checks> check, Func<TBody, string, IDataRequestCommand> command, Func<TView, string, DataRequestView?> answer)
        where TBody : class => group
        .MapPost(path, (string id, HttpContext http, Commands commands, IGrainFactory grains) => commands.RunAsync<TBody, TView>(
            http, check,
            async (body, envelope) => Known(await Run(http, grains, command(body, RequestOf(http)), envelope), view => answer(view, RequestOf(http))),
            view => Task.FromResult<object>(Shown(answer(view, RequestOf(http))!)), SequenceOf))
        .Permit(Answerers).Accepts<TBody>("application/json").Produces<DataRequestBody>(status)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static string RequestOf(HttpContext http) => http.GetRouteValue("request") as string ?? "";

    /// <summary>A command that is repeated after the records are gone has no request left to show.</summary>
    private static Reply<TView> Known(Reply<TView> reply, Func<TView, DataRequestView?> answer) => reply.View is { } view && answer(view) is null
        ? new(409, null, Refusal.State("What this command did is destroyed with the records that it was about."))
        : reply;

    private static DataRequestBody Shown(DataRequestView request) => DataRequestEndpoints.Shown(request);
}
