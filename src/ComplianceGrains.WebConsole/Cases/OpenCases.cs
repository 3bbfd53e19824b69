using ComplianceGrains.Api.Exceptions;
using ComplianceGrains.WebConsole.Calls;
using ComplianceGrains.WebConsole.Frames;

namespace ComplianceGrains.WebConsole.Cases;

/// <summary>The open exceptions of a subject, as its page names them.</summary>
internal static class OpenCases
{
    /// <summary>How many are read one by one; a subject with more has its queue.</summary>
    private const int Most = 20;

    /// <summary>Those whose reader may see them, without what people wrote in them: nobody reads that here. One that gives no answer is left to its own page.</summary>
    public static async Task<IReadOnlyList<ExceptionBody>> ReadAsync(PageFrame frame, ApiCalls calls, IReadOnlyList<string> ids, CancellationToken stop)
    {
        if (!frame.May("GET /v1/exceptions/{id}"))
            return [];
        var answers = await Task.WhenAll(ids.Take(Most).Select(id => calls.GetAsync<ExceptionBody>(frame.Who, $"/v1/exceptions/{Uri.EscapeDataString(id)}?brief=true", stop)));
        return [.. answers.Select(answer => answer.Value).OfType<ExceptionBody>()];
    }
}
