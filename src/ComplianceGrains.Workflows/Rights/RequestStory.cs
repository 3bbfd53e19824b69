using System.Text.Json;
using System.Text.Json.Nodes;
using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Contracts.Customers;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Workflows.Actors;
using ComplianceGrains.Workflows.Kinds;
using ComplianceGrains.Workflows.Scenarios;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>What somebody about whom data are held asks for about them, in stories: the same words for all of them.</summary>
public static class RequestStory
{
    /// <summary>The words.</summary>
    /// <param name="whom">Of whom a step tells.</param>
    /// <param name="command">What is asked of them.</param>
    /// <param name="naming">The arguments by which a step names them.</param>
    public static IReadOnlyDictionary<string, StoryWord> Words(Func<StoryStep, ActorId> whom, Func<StoryStep, IDataRequestCommand, object> command, params string[] naming)
    {
        return new Dictionary<string, StoryWord>(StringComparer.Ordinal)
        {
            ["data-request"] = Word(step => new ReceiveDataRequest(step.Text("right"), step.Time("receivedAt"), step.Reason()), "right", "receivedAt", "reason"),
            ["extend-data-request"] = Word(step => new ExtendDataRequest(Number(step), step.Reason()), "request", "reason"),
            ["answer-data-request"] = Word(AnswerOf, "request", "decision", "reason", "data", "legalEntity", "provider"),
        };

        StoryWord Word(Func<StoryStep, IDataRequestCommand> read, params string[] known) =>
            new(RequestClock.Answers, (_, step) => (whom(step), command(step, step.Only(read(step), [.. naming, .. known]))));
    }

    /// <summary>What is seen of it: each request with how it stands, and until when the next is to be answered.</summary>
    /// <param name="subject">Null before their first decision.</param>
    public static IEnumerable<KeyValuePair<string, Answer>> See(IDataSubject? subject)
    {
        var requests = subject?.DataRequests ?? [];
        var open = requests.Where(request => request.IsOpen).ToList();
        return
        [
            new("requests", Answer.Of(requests.Select(request => $"{request.Right} {request.Outcome ?? (request.IsOverdue ? "overdue" : "open")}"))),
            new("answerDue", open.Count == 0 ? Answer.Of((string?)null) : Answer.Of(open.Min(request => request.Due))),
        ];
    }

    private static string Number(StoryStep step) => step.OptionalText("request") ?? "request-1";

    private static AnswerDataRequest AnswerOf(StoryStep step)
    {
        try
        {
            return new AnswerDataRequest(Number(step), step.IsApproval(), step.Reason(), Read<PersonData>(step.Arguments["data"]), Read<EntityData>(step.Arguments["legalEntity"]))
            {
                Provider = Read<ProviderFields>(step.Arguments["provider"]),
            };
        }
        catch (JsonException wrong)
        {
            throw new StoryException(step, $"What is right is said otherwise: {wrong.Message}");
        }
    }

    private static T? Read<T>(JsonNode? node)
        where T : class => node?.Deserialize<T>(FieldJson.Options);
}
