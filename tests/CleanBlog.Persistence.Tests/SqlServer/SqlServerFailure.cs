using System.Reflection;
using Microsoft.Data.SqlClient;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>The exceptions that a SQL Server would cause. SqlClient makes them itself and lets nobody else.</summary>
internal static class SqlServerFailure
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static SqlException With(int number, byte severity = 14)
    {
        var errors = (SqlErrorCollection)typeof(SqlErrorCollection).GetConstructor(Any, [])!.Invoke([]);
        typeof(SqlErrorCollection).GetMethod("Add", Any)!.Invoke(errors, [Error(number, severity)]);

        return (SqlException)typeof(SqlException).GetMethod("CreateException", Any, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0.0"])!;
    }

    private static object Error(int number, byte severity)
    {
        var constructor = typeof(SqlError).GetConstructors(Any).First(candidate => candidate.GetParameters()[0].ParameterType == typeof(int));

        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name switch
        {
            "infoNumber" => number,
            "errorClass" => severity,
            _ when parameter.HasDefaultValue => parameter.DefaultValue,
            _ when parameter.ParameterType == typeof(string) => "planted",
            _ => Activator.CreateInstance(parameter.ParameterType),
        })]);
    }
}
